import { Notice } from "../../design/notice.js";
import { failure } from "../../state/playback.js";
import { previewFailure } from "../../state/preview.js";
import { loadVoices, voices, voicesFailure } from "../../state/voices.js";
import { MixEditor } from "./mix-editor.js";
import { VOICE_SAMPLE, VoiceCard } from "./voice-card.js";
import { VoiceFinder } from "./voice-finder.js";
import "./voices.css";

/** The choice of the voice: what it is, a list with a search, and the mix. */
export function VoicesPanel() {
  const list = voices.value;
  const chosen = failure.value?.place === "voice" ? failure.value : undefined;
  const heard = previewFailure.value?.name === VOICE_SAMPLE ? previewFailure.value.error : undefined;
  return (
    <section class="stack" aria-labelledby="voice-title">
      <h2 id="voice-title">Voice</h2>
      {list === undefined && voicesFailure.value === undefined && <div class="skeleton voice-skeleton" />}
      {list !== undefined && (
        <>
          <VoiceCard voices={list} />
          <VoiceFinder voices={list} />
          <MixEditor voices={list} />
        </>
      )}
      <Notice
        error={voicesFailure.value ?? chosen ?? heard}
        action={voicesFailure.value && { label: "Try again", run: () => void loadVoices() }}
      />
    </section>
  );
}
