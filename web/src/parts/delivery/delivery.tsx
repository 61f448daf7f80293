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

const seconds = (value: number): string => `${value.toFixed(2)} s`;

/** Speed, pauses and loudness. */
export function Delivery() {
  const own = presets.value;
  return (
    <section class="stack" aria-labelledby="delivery-title">
      <div class="row">
        <h2 id="delivery-title">Delivery</h2>
        <button type="button" class="button quiet small row-end" onClick={resetDelivery}>
          Reset
        </button>
      </div>
      <Slider
        label="Speed"
        value={speed}
        preset={own.speed}
        bounds={SPEED}
        format={(value) => `${value.toFixed(2)} ×`}
      />
      <Slider
        label="Pause between sentences"
        value={sentencePause}
        preset={own.sentencePause}
        bounds={SENTENCE_PAUSE}
        format={seconds}
      />
      <Slider
        label="Pause between paragraphs"
        value={paragraphPause}
        preset={own.paragraphPause}
        bounds={PARAGRAPH_PAUSE}
        format={seconds}
      />
      <Slider
        label="Loudness"
        value={loudness}
        preset={own.loudness}
        bounds={LOUDNESS}
        format={(value) => `${value} LUFS`}
      />
    </section>
  );
}
