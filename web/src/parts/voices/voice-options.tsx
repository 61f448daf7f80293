import type { PageVoice } from "../../source/speech-source.js";
import type { SavedMix } from "../../state/mixes.js";
import { languageName } from "./language-name.js";

interface VoiceOptionsProps {
  readonly voices: readonly PageVoice[];
  readonly mixes: readonly SavedMix[];
}

/** The options of a small choice of voices, in groups by language: name, gender and grade, short enough for a narrow panel. */
export function VoiceOptions({ voices, mixes }: VoiceOptionsProps) {
  return (
    <>
      {mixes.length > 0 && (
        <optgroup label="Your mixes">
          {mixes.map(({ name, formula }) => (
            <option key={formula} value={formula}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      {[...Map.groupBy(voices, ({ locale }) => locale)].map(([locale, group]) => (
        <optgroup key={locale} label={languageName(locale)}>
          {group.map(({ id, name, gender, grade }) => (
            <option key={id} value={id}>
              {[name, gender, grade].filter(Boolean).join(" · ")}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
