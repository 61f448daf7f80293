import type { SourceRange } from "../core/range.js";
import { SPEED } from "../core/speed.js";
import { isVoiceMix } from "../core/voice.js";
import {
  type DirectiveKind,
  LONGEST_PAUSE,
  type OpenMarks,
  type PortableMarkedText,
  plainMarkedText,
  STRESSES,
  type SwitchDirective,
} from "./marked-text.js";
import { createMarkedTextBuilder, type MarkedTextBuilder } from "./marked-text-builder.js";
import type { OffsetMap } from "./offset-map.js";

/**
 * Parses VoxWeave's inline markup: `[word](/phonemes/)`, `[word](+1)`, `[text](https://…)`, `[pause:800ms]`,
 * `[rate:1.2]`, `[/rate]`, `[voice:bf_emma]`, `[/voice]`. Every other bracket is text.
 *
 * A backslash before the bracket turns markup into text.
 *
 * @param open marks that are open at the start, if the source is a piece of a longer text. @default none
 */
export function parseInline(source: string, open: OpenMarks = {}): PortableMarkedText {
  return hasInline(source, open) ? layInline(source, () => false, open) : plainMarkedText(source);
}

/** Returns whether a source may contain inline markup, or is under the marks before it. */
export function hasInline(source: string, { rate, voice }: OpenMarks): boolean {
  return source.includes("[") || rate !== undefined || voice !== undefined;
}

/**
 * Parses inline markup like `parseInline`, and also returns the map between text and source.
 *
 * @param isLiteral tests whether the bracket at an offset is always text
 */
export function layInline(
  source: string,
  isLiteral: (at: number) => boolean,
  open: OpenMarks = {},
): PortableMarkedText & { readonly map: OffsetMap } {
  const writer = createMarkedTextBuilder(source);
  const switches = { rate: createSwitch(writer, open.rate), voice: createSwitch(writer, open.voice) };
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
  const [rate, voice] = [switches.rate.close(), switches.voice.close()];
  return writer.finish({ ...(rate && { rate }), ...(voice && { voice }) });
}

type Mark = { readonly length: number } & (
  | { readonly kind: "pause"; readonly seconds: number }
  | { readonly kind: "open"; readonly directive: SwitchDirective }
  | { readonly kind: "close"; readonly name: "rate" | "voice" }
  /** A tag without effect; `label` is the part of it that is text. */
  | { readonly kind: "mistake"; readonly message: string; readonly label?: string }
  | { readonly kind: "link"; readonly label: string; readonly directive: DirectiveKind | undefined }
);

// The content of a bracket is short and has no brackets itself, so that each bracket is examined once, in constant time.
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
      return mistake(name, value, `write a pause as [pause:800ms] or [pause:1.5s], at most ${LONGEST_PAUSE}s`);
    }
    case "rate": {
      const rate = /^\d{0,9}\.?\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (rate >= SPEED.min && rate <= SPEED.max) return { kind: "open", directive: { kind: "rate", rate } };
      return mistake(name, value, `a rate is a number from ${SPEED.min} to ${SPEED.max}, as in [rate:1.2]`);
    }
    case "voice": {
      if (!/\s/.test(value) && isVoiceMix(value)) return { kind: "open", directive: { kind: "voice", voice: value } };
      return mistake(
        name,
        value,
        "name a voice without spaces, as in [voice:bf_emma], or a mix, as in [voice:a*0.6+b*0.4]",
      );
    }
    default:
      return name satisfies never;
  }
}

function mistake(name: string, value: string, rule: string): Unmeasured<Mark> {
  return { kind: "mistake", message: `[${name}:${value}] has no effect; ${rule}` };
}

/** Parses a time such as `"800ms"` or `"1.5s"`; returns seconds, or `undefined` if it is not a time. @unit seconds */
export function parseSeconds(value: string): number | undefined {
  const match = /^\+?(\d{0,9}\.?\d{1,9})\s*(ms|s)$/.exec(value);
  if (match === null) return undefined;
  return match[2] === "ms" ? Number(match[1]) / 1000 : Number(match[1]);
}

/**
 * Reads a word in brackets with its directive in parentheses. A number in parentheses after a letter or a bracket is code,
 * such as `array[i](0)`.
 */
function readLink(source: string, at: number): Mark | undefined {
  LINK.lastIndex = at;
  const match = LINK.exec(source);
  if (match === null) return undefined;
  const [{ length }, label = "", target = ""] = match;
  if (/^[+-]?[\d.]+$/.test(target) && /[\p{L}\p{N}\])]/u.test(source.charAt(at - 1))) return undefined;
  const read = parseTarget(target);
  if (read !== undefined) return { kind: "link", label, directive: read.directive, length };
  const message = stressMistake(target);
  if (message !== undefined) return { kind: "mistake", message, label, length };
  return ADDRESS.test(target) ? { kind: "link", label, directive: undefined, length } : undefined;
}

/** Returns the problem with a target that looks like a stress; `undefined` if it has none. */
export function stressMistake(target: string): string | undefined {
  if (!/^[+-]\d[\d.]*$/.test(target) || parseTarget(target)) return undefined;
  return `the stress ${target} has no effect; a stress is one of ${STRESSES.join(", ")}`;
}

const ADDRESS = /^<?(?:(?:https?|ftps?|file):\/\/|mailto:|tel:|www\.)\S+(?:\s+["'(].*["')])?$/i;

/** Parses the target of a link as phonemes or a stress; returns `undefined` for any other target. */
export function parseTarget(target: string): { readonly directive: DirectiveKind } | undefined {
  const phonemes = /^\/([^/]+)\/$/.exec(target)?.[1]?.trim();
  if (phonemes) return { directive: { kind: "phonemes", phonemes } };
  const stress = /^[+-]?\d(?:\.\d)?$/.test(target) ? Number(target) + 0 : Number.NaN; // Never -0.
  return STRESSES.includes(stress) ? { directive: { kind: "stress", stress } } : undefined;
}

type Switches = Record<"rate" | "voice", Switch>;

function apply(mark: Mark, range: SourceRange, writer: MarkedTextBuilder, switches: Switches): void {
  switch (mark.kind) {
    case "pause":
      writer.pause(mark.seconds);
      break;
    case "open":
      switches[mark.directive.kind].open(mark.directive);
      break;
    case "close":
      if (!switches[mark.name].close()) {
        writer.problem(`[/${mark.name}] has no effect; there is no open [${mark.name}:…] before it`, range);
      }
      break;
    case "mistake":
    case "link": {
      const start = writer.length;
      if (mark.label !== undefined) writer.copy(range.start + 1, range.start + 1 + mark.label.length);
      if (mark.kind === "mistake") writer.problem(mark.message, range);
      else if (mark.directive && !writer.addDirective(start, mark.directive))
        writer.problem("this bracket has no effect; it contains no word", range);
      break;
    }
    default:
      mark satisfies never;
  }
}

/** A directive that holds from its tag to the closing tag, or to the next tag of its kind. */
interface Switch {
  open(directive: SwitchDirective): void;
  /** Ends the directive, and returns it; `undefined` if none was open. */
  close(): SwitchDirective | undefined;
}

function createSwitch(writer: MarkedTextBuilder, openAtStart: SwitchDirective | undefined): Switch {
  let current: { readonly directive: SwitchDirective; readonly start: number } | undefined = openAtStart && {
    directive: openAtStart,
    start: 0,
  };
  const close = (): SwitchDirective | undefined => {
    if (current === undefined) return undefined;
    const { start, directive } = current;
    writer.addDirective(start, directive);
    current = undefined;
    return directive;
  };
  return {
    open(directive) {
      close();
      current = { directive, start: writer.length };
    },
    close,
  };
}
