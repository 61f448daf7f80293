import type { SourceRange } from "../core/range.js";
import {
  type DirectiveKind,
  LONGEST_PAUSE,
  type PortableMarkedText,
  plainMarkedText,
  RATE,
  STRESSES,
} from "./marked-text.js";
import { createMarkedTextBuilder, type MarkedTextBuilder } from "./marked-text-builder.js";
import type { OffsetMap } from "./offset-map.js";

/**
 * Reads VoxWeave's inline markup: `[word](/phonemes/)`, `[word](+1)`, `[text](https://…)`, `[pause:800ms]`,
 * `[rate:1.2]`, `[/rate]`, `[voice:bf_emma]`, `[/voice]`. Every other bracket is text.
 *
 * A backslash before the bracket makes text of markup.
 *
 * @param isLiteral tells of a bracket that is text whatever it looks like. @default none is
 */
export function parseInline(source: string, isLiteral: (at: number) => boolean = () => false): PortableMarkedText {
  return source.includes("[") ? layInline(source, isLiteral) : plainMarkedText(source);
}

/** As `readInline`, with the way back from the source to the text. */
export function layInline(
  source: string,
  isLiteral: (at: number) => boolean,
): PortableMarkedText & { readonly map: OffsetMap } {
  const writer = createMarkedTextBuilder(source);
  const switches = { rate: createSwitch(writer), voice: createSwitch(writer) };
  let copied = 0;
  for (let at = source.indexOf("["); at >= 0; at = source.indexOf("[", at)) {
    const mark = isLiteral(at) ? undefined : (readTag(source, at) ?? readLink(source, at));
    if (mark === undefined) {
      at += 1;
      continue;
    }
    const escaped = source.charAt(at - 1) === "\\" && at - 1 >= copied;
    writer.copy(copied, escaped ? at - 1 : at);
    const range = { start: at, end: at + mark.length };
    if (escaped) writer.copy(range.start, range.end);
    else apply(mark, range, writer, switches);
    at = range.end;
    copied = at;
  }
  writer.copy(copied, source.length);
  switches.rate.close();
  switches.voice.close();
  return writer.finish();
}

type Mark = { readonly length: number } & (
  | { readonly kind: "pause"; readonly seconds: number }
  | { readonly kind: "open"; readonly ask: SwitchAsk }
  | { readonly kind: "close"; readonly name: "rate" | "voice" }
  /** A tag that says nothing; `label` is what it holds of the text. */
  | { readonly kind: "mistake"; readonly message: string; readonly label?: string }
  | { readonly kind: "link"; readonly label: string; readonly ask: DirectiveKind | undefined }
);
type SwitchAsk = Extract<DirectiveKind, { kind: "rate" | "voice" }>;

// What a bracket holds is short, and holds no bracket itself: one look at each is enough, however many there are.
const TAG = /\[(?:(pause|rate|voice):([^[\]\r\n]{0,200})|\/(rate|voice))\]/y;
const LINK = /\[([^[\]]{1,500})\]\(((?:[^()\r\n]|\([^()\r\n]{0,500}\)){1,2000})\)/y;

function readTag(source: string, at: number): Mark | undefined {
  TAG.lastIndex = at;
  const match = TAG.exec(source);
  if (match === null) return undefined;
  const [{ length }, name, value = "", closed] = match;
  if (closed === "rate" || closed === "voice") return { kind: "close", name: closed, length };
  return { ...readValue(name as "pause" | "rate" | "voice", value.trim()), length };
}

type Unmeasured<M> = M extends unknown ? Omit<M, "length"> : never;

function readValue(name: "pause" | "rate" | "voice", value: string): Unmeasured<Mark> {
  switch (name) {
    case "pause": {
      const seconds = parseSeconds(value);
      if (seconds !== undefined && seconds <= LONGEST_PAUSE) return { kind: "pause", seconds };
      return mistake(`a pause is written [pause:800ms] or [pause:1.5s], at most ${LONGEST_PAUSE}s, not`, name, value);
    }
    case "rate": {
      const rate = /^\d{0,9}\.?\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (rate >= RATE.min && rate <= RATE.max) return { kind: "open", ask: { kind: "rate", rate } };
      return mistake(`a rate is a number from ${RATE.min} to ${RATE.max}, as in [rate:1.2], not`, name, value);
    }
    case "voice": {
      if (/^\S+$/.test(value)) return { kind: "open", ask: { kind: "voice", voice: value } };
      return mistake("a voice is named as in [voice:bf_emma], not", name, value);
    }
    default:
      return name satisfies never;
  }
}

function mistake(rule: string, name: string, value: string): Unmeasured<Mark> {
  return { kind: "mistake", message: `${rule} [${name}:${value}]; it has no effect` };
}

/** `"800ms"` or `"1.5s"` in seconds. */
export function parseSeconds(value: string): number | undefined {
  const match = /^\+?(\d{0,9}\.?\d{1,9})\s*(ms|s)$/.exec(value);
  if (match === null) return undefined;
  return match[2] === "ms" ? Number(match[1]) / 1000 : Number(match[1]);
}

/** A word and what is said of it. A number that follows a letter or a bracket is code, such as `array[i](0)`. */
function readLink(source: string, at: number): Mark | undefined {
  LINK.lastIndex = at;
  const match = LINK.exec(source);
  if (match === null) return undefined;
  const [{ length }, label = "", target = ""] = match;
  if (/^[+-]?[\d.]+$/.test(target) && /[\p{L}\p{N}\])]/u.test(source.charAt(at - 1))) return undefined;
  const read = parseTarget(target);
  if (read !== undefined) return { kind: "link", label, ask: read.ask, length };
  const message = stressMistake(target);
  if (message !== undefined) return { kind: "mistake", message, label, length };
  return ADDRESS.test(target) ? { kind: "link", label, ask: undefined, length } : undefined;
}

/** What is wrong with a target that is meant as a stress. */
export function stressMistake(target: string): string | undefined {
  if (!/^[+-]\d[\d.]*$/.test(target) || parseTarget(target)) return undefined;
  return `a stress is one of ${STRESSES.join(", ")}, not ${target}; it has no effect`;
}

const ADDRESS = /^<?(?:(?:https?|ftps?|file):\/\/|mailto:|tel:|www\.)\S+(?:\s+["'(].*["')])?$/i;

/** What the target of a link asks for, where it is phonemes or a stress. */
export function parseTarget(target: string): { readonly ask: DirectiveKind } | undefined {
  const phonemes = /^\/([^/]+)\/$/.exec(target)?.[1]?.trim();
  if (phonemes) return { ask: { kind: "phonemes", phonemes } };
  const stress = /^[+-]?\d(?:\.\d)?$/.test(target) ? Number(target) + 0 : Number.NaN; // Never -0.
  return STRESSES.includes(stress) ? { ask: { kind: "stress", stress } } : undefined;
}

type Switches = Record<"rate" | "voice", Switch>;

function apply(mark: Mark, range: SourceRange, writer: MarkedTextBuilder, switches: Switches): void {
  switch (mark.kind) {
    case "pause":
      writer.pause(mark.seconds);
      break;
    case "open":
      switches[mark.ask.kind].open(mark.ask);
      break;
    case "close":
      if (!switches[mark.name].close()) writer.problem(`no [${mark.name}:…] stands before this [/${mark.name}]`, range);
      break;
    case "mistake":
    case "link": {
      const start = writer.length;
      if (mark.label !== undefined) writer.copy(range.start + 1, range.start + 1 + mark.label.length);
      if (mark.kind === "mistake") writer.problem(mark.message, range);
      else if (mark.ask && !writer.ask(start, mark.ask)) writer.problem("there is no word in this bracket", range);
      break;
    }
    default:
      mark satisfies never;
  }
}

/** What is asked for from one place until further notice. */
interface Switch {
  open(ask: SwitchAsk): void;
  /** False where nothing was open. */
  close(): boolean;
}

function createSwitch(writer: MarkedTextBuilder): Switch {
  let current: { readonly ask: SwitchAsk; readonly start: number } | undefined;
  const close = (): boolean => {
    if (current === undefined) return false;
    writer.ask(current.start, current.ask);
    current = undefined;
    return true;
  };
  return {
    open(ask) {
      close();
      current = { ask, start: writer.length };
    },
    close,
  };
}
