import type { News, Order } from "./messages.js";
import type { Settings } from "./settings.js";
import { speakFromServer } from "./speak-from-server.js";
import { speakOnDevice } from "./speak-on-device.js";

/** Time without speech after which this page closes and its memory is free. @unit ms */
const IDLE_MS = 5 * 60_000;

let running = new AbortController();
let closing: ReturnType<typeof setTimeout> | undefined;

chrome.runtime.onMessage.addListener((order: Order) => {
  running.abort();
  if (order.type === "speak") void speak(order.text, order.settings);
});

async function speak(text: string, settings: Settings): Promise<void> {
  clearTimeout(closing);
  running = new AbortController();
  const { signal } = running;
  const report = (news: News): void => void (signal.aborted || chrome.runtime.sendMessage(news));
  signal.addEventListener("abort", () => void chrome.runtime.sendMessage({ type: "idle" } satisfies News));
  report({ type: "loading" });
  try {
    const onSound = (): void => report({ type: "speaking" });
    const onWord = (word: string): void => report({ type: "word", word });
    await (settings.server === ""
      ? speakOnDevice(text, settings, { signal, onSound, onWord })
      : speakFromServer(text, settings, { signal, onSound }));
    report({ type: "idle" });
  } catch (error) {
    report({ type: "error", message: error instanceof Error ? error.message : String(error) });
  }
  if (!signal.aborted) closing = setTimeout(close, IDLE_MS);
}
