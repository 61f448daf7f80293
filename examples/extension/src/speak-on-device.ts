import { type BrowserSpeaker, createSpeaker } from "voxweave/browser";
import type { Settings } from "./settings.js";

export interface DeviceSpeechOptions {
  readonly signal: AbortSignal;
  /** Called when the sound begins. */
  readonly onSound: () => void;
  /** Called with each word when it is heard. */
  readonly onWord: (word: string) => void;
}

let opened: Promise<BrowserSpeaker> | undefined;

/** Speaks a text inside this page, with the files of the extension. */
export async function speakOnDevice(
  text: string,
  { voice, speed }: Settings,
  { signal, onSound, onWord }: DeviceSpeechOptions,
): Promise<void> {
  opened ??= createSpeaker({ files: "voxweave/" });
  const speaker = await opened.catch((error: unknown) => {
    opened = undefined; // The next call tries again.
    throw error;
  });
  signal.throwIfAborted();
  let isHeard = false;
  const playback = speaker.play(text, {
    signal,
    speed,
    ...(voice !== "" && { voice }),
    onWord(word) {
      if (!isHeard) onSound();
      isHeard = true;
      onWord(word.text);
    },
  });
  await playback.finished;
}
