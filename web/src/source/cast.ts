import type { SourceRange } from "../../../src/core/range.js";
import { resolveMarkup } from "../../../src/markup/markup-language.js";
import type { SpeakSettings } from "./speech-source.js";

/** The voices of the roles of a dialogue. */
export interface Cast {
  /** The voice of each role, by its name. Lines of other roles are spoken like any text. */
  readonly voices: Readonly<Record<string, string>>;
  /** Whether the name before a line is spoken. */
  readonly readsNames: boolean;
}

/** A line of a role: `Anna: Hello.` */
export interface RoleLine {
  readonly role: string;
  /** The name. */
  readonly name: SourceRange;
  /** All before the words: the name, with its emphasis and its colon. */
  readonly opening: SourceRange;
  /** The words of the role, up to the end of the line. */
  readonly words: SourceRange;
}

/** A name of up to three words with a capital, a colon, and words: `Anna: Hello.`, `**Anna:** Hello.`, `*Anna*: Hello.` */
const NAME = String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’.-]*(?: \p{Lu}[\p{L}\p{M}\p{N}'’.-]*){0,2}`;
const LINE = new RegExp(
  String.raw`^[ \t]*(?<opening>(?<marks>\*{0,3}|_{1,3})(?<name>${NAME})(?::\k<marks>|\k<marks>:)[ \t]+)(?<words>\S.*)$`,
  "dgmu",
);

/** Finds the lines of a dialogue, in plain text and in Markdown. */
export function findRoleLines(text: string, markup: SpeakSettings["markup"]): readonly RoleLine[] {
  if (!["plain", "markdown"].includes(resolveMarkup(text, markup))) return [];
  return Array.from(text.matchAll(LINE), ({ groups, indices }) => {
    const placeOf = (group: string): SourceRange => {
      const [start = 0, end = 0] = indices?.groups?.[group] ?? [];
      return { start, end };
    };
    return {
      role: groups?.["name"] ?? "",
      name: placeOf("name"),
      opening: placeOf("opening"),
      words: placeOf("words"),
    };
  });
}

/** Returns the mark that begins a voice. */
export function voiceMark(voice: string): string {
  return `[voice:${voice}]`;
}

/** A text with the markup of its voices, and the way back to the text as the user wrote it. */
export interface CastText {
  readonly text: string;
  /** Returns the range of the user's text. */
  toSource(range: SourceRange): SourceRange;
  /** Returns the place of an offset of the user's text. */
  fromSource(offset: number): number;
}

/** Marks each line of a role with its voice. */
export function castText(text: string, { markup, cast }: Pick<SpeakSettings, "markup" | "cast">): CastText {
  const writer = createWriter(text);
  for (const { role, opening, words } of findRoleLines(text, markup)) {
    const voice = Object.hasOwn(cast.voices, role) ? cast.voices[role] : undefined;
    if (voice === undefined) continue;
    const mark = voiceMark(voice);
    if (cast.readsNames) writer.keepTo(opening.end);
    else {
      writer.keepTo(opening.start);
      writer.skipTo(opening.end);
    }
    writer.insert(mark);
    // After a voice within the line, the voice of the role goes on.
    for (const { index, 0: closing } of text.slice(words.start, words.end).matchAll(/\[\/voice\]/gu)) {
      writer.keepTo(words.start + index);
      writer.skipTo(words.start + index + closing.length);
      writer.insert(mark);
    }
    writer.keepTo(words.end);
    writer.insert("[/voice]");
  }
  writer.keepTo(text.length);
  return writer.finish();
}

/** A part of the text that was kept, with its place in the result. */
interface Piece extends SourceRange {
  readonly at: number;
}

/** Copies parts of a text, and remembers where each came from. */
function createWriter(source: string) {
  const pieces: Piece[] = [];
  let text = "";
  let read = 0;
  const sourceOf = (offset: number): number => {
    const piece = pieces.findLast(({ at }) => at <= offset) ?? { at: 0, start: 0, end: 0 };
    return Math.min(piece.start + offset - piece.at, piece.end);
  };
  return {
    keepTo(end: number) {
      pieces.push({ at: text.length, start: read, end });
      text += source.slice(read, end);
      read = end;
    },
    skipTo(end: number) {
      read = end;
    },
    insert(markup: string) {
      text += markup;
    },
    finish: (): CastText => ({
      text,
      fromSource(offset) {
        const piece = pieces.find(({ end }) => offset <= end) ?? { at: text.length, start: offset };
        return piece.at + Math.max(0, offset - piece.start);
      },
      toSource: ({ start, end }) => ({ start: sourceOf(start), end: Math.max(sourceOf(start), sourceOf(end)) }),
    }),
  };
}
