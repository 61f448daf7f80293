import { useCallback, useEffect, useRef, useState } from "react";
import { type RunningSpeech, type SpeechOptions, type SpeechState, startSpeech } from "./start-speech.js";

/** Speech of a component. Its functions are the same in each render. */
export interface Speech {
  readonly state: SpeechState;
  /** Speaks a text, in place of any other speech of the page. Call it in the handler of a click or a key. */
  speak(text: string, options?: SpeechOptions): void;
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Speaks inside the browser. The speech stops when the component unmounts. */
export function useSpeech(): Speech {
  const [state, setState] = useState<SpeechState>({ status: "idle" });
  const running = useRef<RunningSpeech>(undefined);

  const speak = useCallback((text: string, options: SpeechOptions = {}) => {
    running.current?.stop();
    running.current = startSpeech(text, options, setState);
  }, []);
  const pause = useCallback(() => running.current?.pause(), []);
  const resume = useCallback(() => running.current?.resume(), []);
  const stop = useCallback(() => running.current?.stop(), []);

  useEffect(() => stop, [stop]);

  return { state, speak, pause, resume, stop };
}
