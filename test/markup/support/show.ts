import { expect } from "vitest";
import type { SourceRange } from "../../../src/core/range.js";
import type { MarkedText } from "../../../src/markup/marked-text.js";

/** Shows a marked text in short: its text, its directives with their words, its breaks. */
export function show(script: MarkedText): string[] {
  const asked = script.directives.map(({ range, ...ask }) => {
    const [kind, ...values] = Object.values(ask);
    return `${[kind, ...values].join(" ")}: ${script.text.slice(range.start, range.end)}`;
  });
  const breaks = script.breaks.map((it) => `${it.kind}${it.kind === "pause" ? ` ${it.seconds}` : ""} at ${it.at}`);
  return [script.text, ...asked, ...breaks];
}

/** Returns the text alone, with a bar at each paragraph end and a slash at each sentence end of the markup. */
export function paragraphsOf(script: MarkedText): string {
  let text = "";
  let at = 0;
  for (const cut of script.breaks) {
    if (cut.kind === "pause") continue;
    text += `${script.text.slice(at, cut.at).trimEnd()}${cut.kind === "sentence" ? " / " : " | "}`;
    at = cut.at;
  }
  return text + script.text.slice(at);
}

/** Returns the problems as `line:column message`. */
export function problemsOf(script: MarkedText): string[] {
  return script.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** Returns the source of the first occurrence of `words` in the text. */
export function originOf(script: MarkedText, words: string): string {
  const start = script.text.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  const range = script.toSource({ start, end: start + words.length });
  return script.source.slice(range.start, range.end);
}

/** Asserts the laws of every marked text: ranges are in order and within bounds. */
export function expectSound({ source, text, ...script }: MarkedText): void {
  const within = ({ start, end }: SourceRange, length: number): boolean => 0 <= start && start <= end && end <= length;
  const rising = (list: readonly number[]): boolean => list.every((it, index) => it >= (list[index - 1] ?? 0));
  const origins = Array.from(text, (_, at) => script.toSource({ start: at, end: at + 1 }));
  const faults = {
    "a range is out of bounds": !origins.every((range) => within(range, source.length)),
    "ranges are out of order": !rising(origins.map(({ start }) => start)) || !rising(origins.map(({ end }) => end)),
    "a directive is empty or out of bounds": !script.directives.every(
      ({ range }) => within(range, text.length) && range.end > range.start,
    ),
    "directives are out of order": !rising(script.directives.map(({ range }) => range.start)),
    "breaks are out of order": !rising(script.breaks.map(({ at }) => at)),
    "a break is out of bounds": script.breaks.some(({ at }) => at > text.length),
    "a problem is out of bounds": !script.problems.every((problem) => within(problem.source, source.length)),
  };
  expect(Object.entries(faults).filter(([, is]) => is)).toEqual([]);
}
