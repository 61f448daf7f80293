import type { SpeechObserver } from "./speech-observer.js";

/** Number of speeches that count. */
const REMEMBERED = 50;

/** Remembers how long the last speeches took to their first sound. */
export interface FirstSounds {
  readonly observer: SpeechObserver;
  /** Returns the median; `undefined` before the first speech. @unit seconds */
  median(): number | undefined;
}

/** Creates an empty memory of first sounds. */
export function rememberFirstSounds(): FirstSounds {
  const recent: number[] = [];
  return {
    observer: {
      onEnd({ firstSoundSeconds }) {
        if (firstSoundSeconds === undefined) return;
        recent.push(firstSoundSeconds);
        if (recent.length > REMEMBERED) recent.shift();
      },
    },
    median: () => recent.toSorted((one, other) => one - other)[recent.length >> 1],
  };
}
