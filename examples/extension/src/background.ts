import type { News, Order } from "./messages.js";
import { loadSettings } from "./settings.js";

/** The page that speaks: a service worker has no sound. */
const SPEAKER = "offscreen.html";

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: "read", title: "Read aloud", contexts: ["selection"] });
});
chrome.contextMenus.onClicked.addListener(({ selectionText = "" }) => void speak(selectionText));
chrome.commands.onCommand.addListener((command, tab) => void (command === "stop" ? stop() : readSelection(tab)));
chrome.action.onClicked.addListener(async (tab) => ((await isSpeaking()) ? stop() : readSelection(tab)));
chrome.runtime.onMessage.addListener((news: News) => show(news));

async function readSelection(tab: chrome.tabs.Tab | undefined): Promise<void> {
  if (tab?.id === undefined) return;
  try {
    const func = () => document.getSelection()?.toString() ?? "";
    const frames = await chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, func });
    await speak(frames.map(({ result }) => result).join("\n"));
  } catch (error) {
    show({ type: "error", message: error instanceof Error ? error.message : String(error) });
  }
}

async function speak(text: string): Promise<void> {
  if (text.trim() === "") return show({ type: "error", message: "Nothing is selected." });
  await openSpeaker();
  await send({ type: "speak", text, settings: await loadSettings() });
}

async function stop(): Promise<void> {
  if (await hasSpeaker()) await send({ type: "stop" });
}

function send(order: Order): Promise<void> {
  return chrome.runtime.sendMessage(order);
}

let opening: Promise<void> | undefined;

/** Opens the page that speaks. It closes itself when nothing was spoken for some time. */
async function openSpeaker(): Promise<void> {
  if (await hasSpeaker()) return;
  opening ??= chrome.offscreen.createDocument({
    url: SPEAKER,
    // With AUDIO_PLAYBACK alone, Chrome closes the page after 30 s without sound: too soon for a model that is being loaded.
    reasons: [chrome.offscreen.Reason.AUDIO_PLAYBACK, chrome.offscreen.Reason.WORKERS],
    justification: "Speaks the selected text.",
  });
  await opening.finally(() => {
    opening = undefined;
  });
}

async function hasSpeaker(): Promise<boolean> {
  const contextTypes = [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT];
  return (await chrome.runtime.getContexts({ contextTypes })).length > 0;
}

const BADGES = { loading: "…", speaking: "▶", idle: "", error: "!" };

async function isSpeaking(): Promise<boolean> {
  const badge = await chrome.action.getBadgeText({});
  return badge === BADGES.loading || badge === BADGES.speaking;
}

/** Shows what happens, on the button of the extension. */
function show(news: News): void {
  if (news.type === "word") return void chrome.action.setTitle({ title: news.word });
  void chrome.action.setBadgeText({ text: BADGES[news.type] });
  void chrome.action.setTitle({ title: news.type === "error" ? news.message : "" });
}
