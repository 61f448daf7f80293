import type { CallOptions } from "../core/engine.js";
import { parsePiece } from "../frontend/parse-markup.js";
import { parsePhonemes } from "../frontend/phoneme-text.js";
import type { PieceReader } from "../frontend/piece.js";
import { readWhole } from "../frontend/read-whole.js";
import { type MarkedText, NOTHING_BEFORE, type PortableMarkedText } from "../markup/marked-text.js";
import { type MarkupLanguage, resolveMarkup } from "../markup/markup-language.js";
import { type ReadAhead, readAhead } from "./read-ahead.js";
import { type ResolvedOptions, resolveOptions } from "./resolve-options.js";
import type { SpeakerParts, SpeakOptions } from "./speak-options.js";
import { checkVoices, createStyleResolver, type StyleResolver } from "./styles.js";
import { openParts, type TextInput } from "./text-input.js";

/**
 * A text that can be spoken: its options are valid. If it has arrived, its markup is parsed and its voices exist; otherwise
 * this is checked as it arrives.
 */
export interface PreparedSpeech {
  readonly options: ResolvedOptions;
  readonly styles: StyleResolver;
  /** Opens the text for reading. Call it once. */
  open(how: TextReading): OpenText;
}

/** How to read a text. */
export interface TextReading {
  /** Whether to speak the sentences that have arrived, instead of joining them to those that follow. */
  readonly soundEarly: boolean;
  /** Ends the wait for text. */
  readonly signal: AbortSignal;
}

/** A text that is being read. */
export interface OpenText {
  readonly pieces: PieceReader;
  /** Number of characters that have arrived. @unit UTF-16 code units */
  readonly arrivedCharacters: number;
  /** Stops reading. */
  close(): void;
}

/**
 * Prepares a text for speaking, without making any sound. Call `checkSpeakOptions` with the options first.
 *
 * @throws {RangeError} @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`, `VOX_MARKUP_INVALID`,
 *   `VOX_PHONEME_UNKNOWN`.
 */
export async function prepareSpeech(
  { engine }: Pick<SpeakerParts, "engine">,
  text: TextInput,
  options: SpeakOptions,
): Promise<PreparedSpeech> {
  options.signal?.throwIfAborted();
  const resolved = await resolveOptions(engine, options);
  const speech = { options: resolved, styles: createStyleResolver(resolved) };
  const check = (script: MarkedText): void => checkVoices(engine, resolved, script);
  if (typeof text !== "string") {
    const open = ({ soundEarly, signal }: TextReading): OpenText => {
      const arriving = readAhead(openParts(text), signal);
      return openArriving(arriving, resolved.reading, { markup: options.markup ?? "auto", soundEarly, signal, check });
    };
    return { ...speech, open };
  }
  const { script, markup } = await parseSpoken(text, { ...options, reading: resolved.reading });
  check(script);
  const whole = { arrivedCharacters: text.length, close: () => {} };
  return { ...speech, open: () => ({ pieces: readWhole(script, markup), ...whole }) };
}

/**
 * Parses a whole text as it is spoken.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID`, `VOX_PHONEME_UNKNOWN`.
 */
async function parseSpoken(
  text: string,
  { reading, markup, signal }: Pick<SpeakOptions, "markup" | "signal"> & Pick<ResolvedOptions, "reading">,
): Promise<{ readonly script: PortableMarkedText; readonly markup: MarkupLanguage }> {
  if (reading === "phonemes") return { script: parsePhonemes(text), markup: "plain" };
  const language = resolveMarkup(text, markup);
  return { script: await parsePiece(text, language, NOTHING_BEFORE, { signal }), markup: language };
}

interface ArrivingOptions extends CallOptions {
  readonly markup: MarkupLanguage | "auto";
  readonly soundEarly: boolean;
  readonly check: (script: MarkedText) => void;
}

function openArriving(text: ReadAhead, reading: ResolvedOptions["reading"], options: ArrivingOptions): OpenText {
  return {
    pieces: reading === "phonemes" ? readAtEnd(text, options) : readAsItComes(text, options),
    get arrivedCharacters() {
      return text.arrivedCharacters;
    },
    close: text.close,
  };
}

/** A text that has arrived whole needs none of these modules. */
async function* readAsItComes(text: ReadAhead, options: ArrivingOptions): PieceReader {
  const { readPieces } = await import("../frontend/read-pieces.js");
  yield* readPieces(text, options);
}

/** Phonemes are read when all of them have arrived. */
async function* readAtEnd(text: ReadAhead, { signal }: ArrivingOptions): PieceReader {
  let source = "";
  for (;;) {
    const { text: added, status } = await text.take();
    source += added;
    if (status.kind === "failure") throw status.error;
    if (status.kind !== "end") continue;
    const { script, markup } = await parseSpoken(source, { reading: "phonemes", signal });
    yield* readWhole(script, markup);
    return;
  }
}
