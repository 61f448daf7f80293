import type { SpeakProgress } from "../speaker/speak-options.js";
import type { ProgressBar } from "./progress-bar.js";
import type { TextSource } from "./text-source.js";

/**
 * Returns the listener that shows the progress of a text that is spoken. Until the end of the text has arrived, it shows no
 * percentage and no remaining time.
 *
 * @param startedMs time on the clock of `performance.now()`
 */
export function showSpeaking(
  bar: ProgressBar,
  text: Pick<TextSource, "hasEnded">,
  startedMs: number,
): (progress: SpeakProgress) => void {
  if (text.hasEnded) bar.update("speaking", 0, 1);
  else bar.status("speaking: waiting for text");
  return ({ spokenCharacters, totalCharacters, audioSeconds }) => {
    const audio = `${audioSeconds.toFixed(0)} s of audio`;
    if (!text.hasEnded) {
      bar.status(`speaking: ${audio}, ${spokenCharacters} characters`);
      return;
    }
    const tookSeconds = (performance.now() - startedMs) / 1000;
    const leftSeconds = (tookSeconds / spokenCharacters) * (totalCharacters - spokenCharacters);
    bar.update("speaking", spokenCharacters, totalCharacters, `${audio}, ${leftSeconds.toFixed(0)} s left`);
  };
}
