import type { SpeechState } from "./start-speech.js";
import { useSpeech } from "./use-speech.js";

/** A text with buttons that read it aloud. The word that is heard is marked. */
export function Reader({ text }: { readonly text: string }) {
  const { state, speak, pause, resume, stop } = useSpeech();
  const isOn = state.status !== "idle" && state.status !== "error";
  return (
    <section>
      <p>
        <MarkedText text={text} state={state} />
      </p>
      {isOn ? (
        <button type="button" onClick={stop}>
          Stop
        </button>
      ) : (
        <button type="button" onClick={() => speak(text)}>
          Read aloud
        </button>
      )}
      {state.status === "speaking" && (
        <button type="button" onClick={pause}>
          Pause
        </button>
      )}
      {state.status === "paused" && (
        <button type="button" onClick={resume}>
          Resume
        </button>
      )}
      {state.status === "loading" && <progress value={state.progress} aria-label="Download of the voice" />}
      {state.status === "error" && <span role="alert">{state.error.message}</span>}
    </section>
  );
}

function MarkedText({ text, state }: { readonly text: string; readonly state: SpeechState }) {
  const word = state.status === "speaking" || state.status === "paused" ? state.word : undefined;
  if (!word) return text;
  const { start, end } = word.source;
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}
