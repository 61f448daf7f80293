import type { SourceRange } from "../../../src/core/range.js";
import { type CastText, castText } from "./cast.js";
import { restOfText } from "./rest-of-text.js";
import type { SpeechSource } from "./speech-source.js";

/**
 * Returns a source that speaks the lines of each role in its voice, from any place of the text on. All ranges count in the text of the
 * user.
 */
export function withCast(source: SpeechSource): SpeechSource {
  return {
    kind: source.kind,
    formats: source.formats,
    get isOpen() {
      return source.isOpen;
    },
    ready: (options) => source.ready(options),
    voices: (options) => source.voices(options),
    async *speak(text, settings, { from = 0, signal } = {}) {
      const script = castText(text, settings);
      const rest = restOfText(script.text, script.fromSource(from), settings.markup);
      const toSource = ({ start, end }: SourceRange): SourceRange =>
        script.toSource({ start: Math.max(0, start + rest.shift), end: Math.max(0, end + rest.shift) });
      for await (const part of source.speak(rest.text, settings, { signal })) {
        const words = part.words.map((word) => ({ ...word, source: toSource(word.source) }));
        yield { samples: part.samples, words, unspoken: part.unspoken.map(toSource) };
      }
    },
    async explain(text, settings, options) {
      const script = castText(text, settings);
      const explained = await source.explain(script.text, settings, options);
      const at = (range: SourceRange) => {
        const { start, end } = script.toSource(range);
        return { start, end, text: text.slice(start, end) };
      };
      // No line is added, so only columns change.
      const placed = <Place extends { readonly source: SourceRange }>(place: Place) => {
        const range = at(place.source);
        return { ...place, source: range, column: range.start - text.lastIndexOf("\n", range.start - 1) };
      };
      return {
        ...explained,
        text,
        sentences: explained.sentences.map(at),
        words: explained.words.map((word) => ({ ...word, source: at(word.source) })),
        unspoken: explained.unspoken.map(at),
        doubtful: explained.doubtful.map(placed),
        problems: explained.problems.map(placed),
      };
    },
    encode: (text, settings, ...others) => source.encode(castText(text, settings).text, settings, ...others),
    async captions(text, settings, format, ...others) {
      const script = castText(text, settings);
      const file = await source.captions(script.text, settings, format, ...others);
      return format === "json" ? withSources(file, script) : file;
    },
  };
}

/** Returns a JSON file whose ranges count in the text of the user. */
async function withSources(file: Blob, script: CastText): Promise<Blob> {
  const back = (key: string, value: unknown): unknown =>
    key === "source" ? script.toSource(value as SourceRange) : value;
  return new Blob([`${JSON.stringify(JSON.parse(await file.text(), back), undefined, 2)}\n`], { type: file.type });
}
