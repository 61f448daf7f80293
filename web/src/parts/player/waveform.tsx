import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { growth, phase, positionSeconds, reachSeconds, recording, seek } from "../../state/playback.js";
import { theme } from "../../state/theme.js";
import { toClock } from "./clock.js";
import { drawWaveform, measureBars, type WaveformPicture } from "./draw-waveform.js";

/** How far the arrow keys go. @unit seconds */
const STEP_SECONDS = 5;

/** The picture of the sound, which grows while it arrives. A click or the arrow keys go to another place. */
export function Waveform() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useSignal(0);
  const pointed = useSignal<number | undefined>(undefined);
  const picture = useRef<(WaveformPicture & { readonly key: string }) | undefined>(undefined);
  const redraw = useSignal(0);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const onScheme = (): void => {
      redraw.value += 1;
    };
    scheme.addEventListener("change", onScheme);
    return () => {
      observer.disconnect();
      scheme.removeEventListener("change", onScheme);
    };
  }, [redraw, width]);

  useSignalEffect(() => {
    void [theme.value, redraw.value, phase.value];
    const made = recording.value;
    const element = canvas.current;
    if (element === null || width.value === 0) return;
    const expected = made?.expectedSeconds ?? 0;
    const key = `${growth.value} ${width.value} ${expected}`;
    if (made === undefined) picture.current = { heights: new Float32Array(barsOf(width.value)), arrived: 0, key: "" };
    else if (picture.current?.key !== key) picture.current = { ...measureBars(made.peaks, expected, width.value), key };
    if (picture.current === undefined) return;
    const style = getComputedStyle(element);
    drawWaveform(element, picture.current, expected > 0 ? positionSeconds.value / expected : 0, {
      played: style.getPropertyValue("--drawn-played"),
      unplayed: style.getPropertyValue("--drawn-unplayed"),
      ahead: style.getPropertyValue("--drawn-ahead"),
    });
  });

  void growth.value;
  const made = recording.value;
  const duration = made?.durationSeconds ?? 0;
  const expected = made?.expectedSeconds ?? 0;
  const secondsAt = (event: PointerEvent | MouseEvent): number => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return Math.min(reachSeconds.peek(), (Math.max(0, event.clientX - box.left) / box.width) * expected);
  };
  return (
    <div
      class="waveform"
      role="slider"
      tabIndex={duration > 0 ? 0 : -1}
      aria-label="Place in the sound"
      aria-disabled={duration === 0}
      aria-valuemin={0}
      aria-valuemax={Math.round(Math.max(duration, positionSeconds.value))}
      aria-valuenow={Math.round(positionSeconds.value)}
      aria-valuetext={`${toClock(positionSeconds.value)} of ${toClock(duration)}`}
      onClick={(event) => seek(secondsAt(event))}
      onPointerMove={(event) => {
        pointed.value = duration > 0 ? secondsAt(event) : undefined;
      }}
      onPointerLeave={() => {
        pointed.value = undefined;
      }}
      onKeyDown={(event) => {
        const target = keyTarget(event.key, positionSeconds.peek(), duration);
        if (target === undefined) return;
        event.preventDefault();
        seek(target);
      }}
    >
      <canvas ref={canvas} class="waveform-canvas" />
      {pointed.value !== undefined && (
        <span class="waveform-time" style={{ left: `${(pointed.value / Math.max(expected, 0.01)) * 100}%` }}>
          {toClock(pointed.value)}
        </span>
      )}
    </div>
  );
}

function keyTarget(key: string, position: number, duration: number): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return position + STEP_SECONDS;
    case "ArrowLeft":
    case "ArrowDown":
      return position - STEP_SECONDS;
    case "Home":
      return 0;
    case "End":
      return duration;
    default:
      return undefined;
  }
}

function barsOf(width: number): number {
  return Math.max(1, Math.floor(width / 5));
}
