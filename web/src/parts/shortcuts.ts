import { positionSeconds, seek, stop, toggle } from "../state/playback.js";
import { stopPreview } from "../state/preview.js";

/** The key that goes with Enter and F, as the system names it. */
export const MODIFIER = /Mac|iP(?:hone|ad)/u.test(navigator.platform) ? "⌘" : "Ctrl";

/** The keys of the page, for its list. */
export const SHORTCUTS = [
  { keys: `${MODIFIER}+Enter`, act: "Speak, pause or go on" },
  { keys: "Esc", act: "Stop" },
  { keys: "Alt+←", act: "Back 5 seconds" },
  { keys: "Alt+→", act: "Forward 5 seconds" },
  { keys: "Alt+Enter", act: "Go to the word at the caret" },
  { keys: `${MODIFIER}+F`, act: "Find and replace in the text" },
];

const STEP_SECONDS = 5;

/** Listens to the keys of the whole page. */
export function startShortcuts(): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    const act = actOf(event);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

function actOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): (() => void) | undefined {
  if (key === "Enter" && (ctrlKey || metaKey)) return toggle;
  if (key === "Escape") return stopAll;
  if (key === "ArrowLeft" && altKey) return () => seek(positionSeconds.peek() - STEP_SECONDS);
  if (key === "ArrowRight" && altKey) return () => seek(positionSeconds.peek() + STEP_SECONDS);
  return undefined;
}

function stopAll(): void {
  stopPreview();
  stop();
}
