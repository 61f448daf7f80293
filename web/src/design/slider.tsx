import { useId } from "preact/hooks";

interface SliderProps {
  readonly label: string;
  /** A signal, or anything that holds the value like one. */
  readonly value: { value: number };
  readonly bounds: { readonly min: number; readonly max: number; readonly step: number };
  /** Returns the value as people read it. */
  readonly format: (value: number) => string;
}

/** A slider with its name and its value. */
export function Slider({ label, value, bounds, format }: SliderProps) {
  const id = useId();
  return (
    <div class="slider">
      <label class="label" for={id}>
        {label}
      </label>
      <output for={id}>{format(value.value)}</output>
      <input
        id={id}
        type="range"
        min={bounds.min}
        max={bounds.max}
        step={bounds.step}
        value={value.value}
        style={{ "--filled": `${((value.value - bounds.min) / (bounds.max - bounds.min)) * 100}%` }}
        aria-valuetext={format(value.value)}
        onInput={({ currentTarget }) => {
          value.value = Number(currentTarget.value);
        }}
      />
    </div>
  );
}
