import { Slider } from "../../design/slider.js";
import { presets } from "../../state/delivery.js";
import {
  LOUDNESS,
  loudness,
  PARAGRAPH_PAUSE,
  paragraphPause,
  resetDelivery,
  SENTENCE_PAUSE,
  SPEED,
  sentencePause,
  speed,
} from "../../state/settings.js";

const times = (value: number): string => `${value.toFixed(2)} ×`;
const seconds = (value: number): string => `${value.toFixed(2)} s`;
const lufs = (value: number): string => `${String(value).replace("-", "−")} LUFS`;

/** The sliders, in their order. */
const CONTROLS = [
  { name: "speed", label: "Speed", value: speed, bounds: SPEED, format: times },
  {
    name: "sentencePause",
    label: "Pause between sentences",
    value: sentencePause,
    bounds: SENTENCE_PAUSE,
    format: seconds,
  },
  {
    name: "paragraphPause",
    label: "Pause between paragraphs",
    value: paragraphPause,
    bounds: PARAGRAPH_PAUSE,
    format: seconds,
  },
  { name: "loudness", label: "Loudness", value: loudness, bounds: LOUDNESS, format: lufs },
] as const;

/** Speed, pauses and loudness. */
export function Delivery() {
  return (
    <section class="stack" aria-labelledby="delivery-title">
      <div class="row">
        <h2 id="delivery-title">Delivery</h2>
        <button type="button" class="button quiet small row-end" onClick={resetDelivery}>
          Reset
        </button>
      </div>
      {CONTROLS.map(({ name, ...control }) => (
        <Slider key={name} {...control} preset={presets.value[name]} />
      ))}
    </section>
  );
}
