import { Notice } from "../../design/notice.js";
import type { PageVoice } from "../../source/speech-source.js";
import { failure } from "../../state/playback.js";
import { voice } from "../../state/settings.js";
import { loadVoices, voices, voicesFailure } from "../../state/voices.js";
import { languageName } from "./language-name.js";

/** The choice of the voice. */
export function VoicesPanel() {
  const error = voicesFailure.value ?? (failure.value?.place === "voice" ? failure.value : undefined);
  return (
    <section class="stack" aria-labelledby="voice-title">
      <h2 id="voice-title">Voice</h2>
      {voices.value === undefined && voicesFailure.value === undefined && <div class="skeleton" />}
      {voices.value !== undefined && <VoiceSelect list={voices.value} />}
      <Notice error={error} action={voicesFailure.value && { label: "Try again", run: () => void loadVoices() }} />
    </section>
  );
}

function VoiceSelect({ list }: { readonly list: readonly PageVoice[] }) {
  const byLanguage = Map.groupBy(list, ({ locale }) => locale);
  return (
    <select
      class="select"
      aria-labelledby="voice-title"
      value={voice.value}
      onChange={({ currentTarget }) => {
        voice.value = currentTarget.value;
      }}
    >
      <option value="">Default voice</option>
      {[...byLanguage].map(([locale, group]) => (
        <optgroup key={locale} label={languageName(locale)}>
          {group.map(({ id, name, gender, grade }) => (
            <option key={id} value={id}>
              {[name, gender, grade && `grade ${grade}`].filter(Boolean).join(" · ")}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
