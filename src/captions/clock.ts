/** Formats a time as hours, minutes, seconds and milliseconds: `"01:02:03.004"`, with `point` before the milliseconds. */
export function formatClock(seconds: number, point: "." | ","): string {
  const ms = Math.round(seconds * 1000);
  return `${pad(ms / 3_600_000, 2)}:${pad((ms / 60_000) % 60, 2)}:${pad((ms / 1000) % 60, 2)}${point}${pad(ms % 1000, 3)}`;
}

/** Formats a time as ASS does, in hours, minutes, seconds and hundredths: `"1:02:03.04"`. */
export function clockOfHundredths(hundredths: number): string {
  const minutes = `${pad(hundredths / 360_000, 1)}:${pad((hundredths / 6_000) % 60, 2)}`;
  return `${minutes}:${pad((hundredths / 100) % 60, 2)}.${pad(hundredths % 100, 2)}`;
}

function pad(value: number, digits: number): string {
  return Math.floor(value).toString().padStart(digits, "0");
}
