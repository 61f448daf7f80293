import { useId } from "preact/hooks";

interface SliderProps {
  readonly label: string;
  /** A signal, or anything that holds the value like one. Undefined: the user leaves it to the source. */
  readonly value: { value: number | undefined };
  /** What the source takes if the user leaves it to that; undefined if that is no number. */
  readonly preset?: number | undefined;
  readonly bounds: { readonly min: number; readonly max: number; readonly step: number };
  /** Returns the value as people read it. */
  readonly format: (value: number) => string;
}

/** A slider with its name and its value. */
export function Slider({ label, value, preset, bounds, format }: SliderProps) {
  const id = useId();
  const shown = value.value ?? preset;
  const at = shown ?? (bounds.min + bounds.max) / 2;
  const words = shown === undefined ? "as the voice is" : format(shown);
  return (
    <div class="slider">
      <label class="label" for={id}>
        {label}
      </label>
      <output for={id} aria-live="off">
        {value.value === undefined && shown !== undefined && <span class="soft">default </span>}
        {words}
      </output>
      <input
        id={id}
        type="range"
        min={bounds.min}
        max={bounds.max}
        step={bounds.step}
        value={at}
        style={{ "--filled": `${((at - bounds.min) / (bounds.max - bounds.min)) * 100}%` }}
        aria-valuetext={words}
        onInput={({ currentTarget }) => {
          value.value = Number(currentTarget.value);
        }}
      />
    </div>
  );
}
