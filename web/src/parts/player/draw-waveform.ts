import { PEAKS_PER_SECOND, type Peaks } from "../../state/peaks.js";

/** Width of a bar, and the space behind it. @unit CSS pixels */
const BAR = 3;
const GAP = 2;
/** A quiet voice still makes tall bars: peaks count as parts of this. */
const LOUD = 0.7;

export interface WaveformColours {
  readonly played: string;
  readonly unplayed: string;
  /** Of the place of sound that has not arrived. */
  readonly ahead: string;
}

export interface WaveformPicture {
  readonly heights: Float32Array;
  /** Number of bars whose sound has arrived. */
  readonly arrived: number;
}

/** Returns the heights of the bars, from 0 to 1, for a picture of this width. */
export function measureBars(peaks: Peaks, expectedSeconds: number, width: number): WaveformPicture {
  const count = Math.max(1, Math.floor((width + GAP) / (BAR + GAP)));
  const heights = new Float32Array(count);
  const perBar = (Math.max(expectedSeconds, 0.01) * PEAKS_PER_SECOND) / count;
  const arrived = Math.min(count, Math.ceil(peaks.length / perBar));
  for (let bar = 0; bar < arrived; bar += 1) {
    heights[bar] = Math.min(1, peaks.highest(bar * perBar, (bar + 1) * perBar) / LOUD);
  }
  return { heights, arrived };
}

/**
 * Draws the bars.
 *
 * @param played the part of the whole width that has been heard, from 0 to 1
 */
export function drawWaveform(
  canvas: HTMLCanvasElement,
  { heights, arrived }: WaveformPicture,
  played: number,
  colours: WaveformColours,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const scale = devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const head = played * width;
  heights.forEach((part, bar) => {
    const left = bar * (BAR + GAP);
    const tall = Math.max(BAR, part * height);
    context.fillStyle = bar >= arrived ? colours.ahead : left + BAR / 2 < head ? colours.played : colours.unplayed;
    context.beginPath();
    context.roundRect(left, (height - tall) / 2, BAR, tall, BAR / 2);
    context.fill();
  });
}
