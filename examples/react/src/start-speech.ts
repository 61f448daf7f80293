import type { Playback, PlayOptions, TimedWord } from "voxweave/browser";
import { sharedSpeaker } from "./shared-speaker.js";

export type SpeechState =
  | { readonly status: "idle" }
  /** `progress` is the part of the download that is done, from 0 to 1. */
  | { readonly status: "loading"; readonly progress: number }
  /** `word` is the word that is heard now, with its place in the text. */
  | { readonly status: "speaking" | "paused"; readonly word: TimedWord | undefined }
  | { readonly status: "error"; readonly error: Error };

/** Speech in progress. */
export interface RunningSpeech {
  pause(): void;
  resume(): void;
  /** Ends the sound, and the work on the rest of the text, at once. */
  stop(): void;
}

export type SpeechOptions = Omit<PlayOptions, "onWord" | "signal">;

/** The speech that is heard in this page. */
let current: RunningSpeech | undefined;

/**
 * Speaks a text. It stops any other speech of the page.
 *
 * @param onState receives each change; the last one is `idle` or `error`
 */
export function startSpeech(
  text: string,
  options: SpeechOptions,
  onState: (state: SpeechState) => void,
): RunningSpeech {
  let playback: Playback | undefined;
  let word: TimedWord | undefined;
  let isOver = false;

  const end = (state: SpeechState): void => {
    if (isOver) return;
    isOver = true;
    playback?.stop();
    if (current === speech) current = undefined;
    onState(state);
  };
  const report = (): void => {
    if (!isOver && playback) onState({ status: playback.isPaused ? "paused" : "speaking", word });
  };
  const onWord = (heard: TimedWord): void => {
    word = heard;
    report();
  };
  const onProgress = (progress: number): void => {
    if (!isOver) onState({ status: "loading", progress });
  };
  const speech: RunningSpeech = {
    pause() {
      playback?.pause();
      report();
    },
    resume() {
      playback?.resume();
      report();
    },
    stop: () => end({ status: "idle" }),
  };
  const run = async (): Promise<void> => {
    const speaker = await sharedSpeaker(onProgress);
    if (isOver) return;
    playback = speaker.play(text, { ...options, onWord });
    report();
    await playback.finished;
  };

  current?.stop();
  current = speech;
  onProgress(0);
  run().then(speech.stop, (error: unknown) => {
    end({ status: "error", error: error instanceof Error ? error : new Error(String(error)) });
  });
  return speech;
}
