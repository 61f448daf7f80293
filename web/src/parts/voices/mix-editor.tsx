import { useSignal } from "@preact/signals";
import { Icon } from "../../design/icons.js";
import { Slider } from "../../design/slider.js";
import type { PageVoice } from "../../source/speech-source.js";
import { mixes, removeMix, saveMix } from "../../state/mixes.js";
import { voice } from "../../state/settings.js";
import { defaultVoice } from "../../state/voices.js";
import { formulaOf, type MixPart, MOST_PARTS, partsOf, withoutPart, withPart, withShare, withVoice } from "./mix.js";
import { VoiceOptions } from "./voice-options.js";

/** Makes a mix of the chosen voice and others. */
export function MixEditor({ voices }: { readonly voices: readonly PageVoice[] }) {
  const parts = partsOf(voice.value || (defaultVoice.value ?? ""));
  const isMix = parts.length > 1;
  const next = nextVoice(parts, voices);
  const change = (changed: readonly MixPart[]): void => {
    voice.value = formulaOf(changed);
  };
  return (
    <div class="stack mix">
      {isMix && (
        <ul class="mix-parts">
          {parts.map((_, index) => (
            <Part key={index} parts={parts} index={index} voices={voices} change={change} />
          ))}
        </ul>
      )}
      {parts.length > 0 && parts.length < MOST_PARTS && next && (
        <button type="button" class="button small mix-add" onClick={() => change(withPart(parts, next.id))}>
          <Icon name="plus" />
          {isMix ? "Add a third voice" : "Mix with another voice"}
        </button>
      )}
      {isMix && <MixName key={voice.value} />}
    </div>
  );
}

interface PartProps {
  readonly parts: readonly MixPart[];
  readonly index: number;
  readonly voices: readonly PageVoice[];
  readonly change: (parts: readonly MixPart[]) => void;
}

function Part({ parts, index, voices, change }: PartProps) {
  const { voice: id = "", percent = 0 } = parts[index] ?? {};
  const name = voices.find((one) => one.id === id)?.name ?? id;
  const share = {
    get value() {
      return percent;
    },
    set value(changed: number) {
      change(withShare(parts, index, changed));
    },
  };
  const free = voices.filter((one) => one.id === id || parts.every((part) => part.voice !== one.id));
  return (
    <li class="mix-part">
      <div class="row">
        <select
          class="select"
          aria-label={`Voice ${index + 1} of the mix`}
          value={id}
          onChange={({ currentTarget }) => change(withVoice(parts, index, currentTarget.value))}
        >
          <VoiceOptions voices={free} mixes={[]} />
        </select>
        <button
          type="button"
          class="button quiet icon"
          aria-label={`Take ${name} out of the mix`}
          onClick={() => change(withoutPart(parts, index))}
        >
          <Icon name="close" />
        </button>
      </div>
      <Slider
        label={`Share of ${name}`}
        value={share}
        bounds={{ min: 1, max: 100 - (parts.length - 1), step: 1 }}
        format={(value) => `${value} %`}
      />
    </li>
  );
}

/** Gives the mix a name, another one, or removes it. */
function MixName() {
  const formula = voice.value;
  const saved = mixes.value.find((mix) => mix.formula === formula);
  const name = useSignal(saved?.name ?? "");
  const isNew = name.value.trim() !== "" && name.value.trim() !== saved?.name;
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew) saveMix(name.peek(), formula);
      }}
    >
      <input
        class="input small"
        aria-label="Name of the mix"
        placeholder="Name of the mix"
        maxLength={40}
        value={name.value}
        onInput={({ currentTarget }) => {
          name.value = currentTarget.value;
        }}
      />
      <button type="submit" class="button small" disabled={!isNew}>
        {saved ? "Rename" : "Save mix"}
      </button>
      {saved && (
        <button
          type="button"
          class="button quiet small icon"
          aria-label={`Delete the mix ${saved.name}`}
          onClick={() => removeMix(formula)}
        >
          <Icon name="clear" />
        </button>
      )}
    </form>
  );
}

/** Returns a voice that is not in the mix: of the language of the first one, if there is any. */
function nextVoice(parts: readonly MixPart[], voices: readonly PageVoice[]): PageVoice | undefined {
  const free = voices.filter(({ id }) => parts.every(({ voice: used }) => used !== id));
  const locale = voices.find(({ id }) => id === parts[0]?.voice)?.locale;
  return free.find((one) => one.locale === locale) ?? free[0];
}
