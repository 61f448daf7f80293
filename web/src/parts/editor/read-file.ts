import { SourceError } from "../../source/source-error.js";
import type { SpeakSettings } from "../../source/speech-source.js";

/** A file as the editor takes it. */
export interface ReadText {
  readonly text: string;
  readonly markup: SpeakSettings["markup"];
}

/** Endings of files that the editor reads, as a file dialog takes them. */
export const ACCEPTED = ".txt,.text,.md,.markdown,.html,.htm,.ssml,.srt";
/** Largest file. @unit bytes */
const MOST_BYTES = 5_000_000;

const MARKUP: Readonly<Record<string, ReadText["markup"]>> = {
  txt: "auto",
  text: "auto",
  srt: "plain",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  ssml: "ssml",
};

/** Reads a file. @throws {SourceError} for a file that is no text, has none in it, is too large, or has another ending. */
export async function readTextFile(file: File): Promise<ReadText> {
  const ending = /\.([^.]+)$/u.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const markup = MARKUP[ending];
  if (markup === undefined) throw refused(`“${file.name}” is no text. Drop a .txt, .md, .html, .ssml or .srt file.`);
  if (file.size > MOST_BYTES) throw refused(`“${file.name}” is larger than 5 MB. Split it, then drop a part.`);
  const content = decode(await file.arrayBuffer(), file.name).replaceAll("\r\n", "\n");
  if (content.includes("\0")) throw refused(`“${file.name}” is no text, in spite of its name. Open another file.`);
  const text = ending === "srt" ? captionText(content) : content;
  if (text.trim() === "") {
    throw refused(`“${file.name}” has no ${ending === "srt" ? "captions" : "text"} in it. Open another file.`);
  }
  return { text, markup };
}

function decode(bytes: ArrayBuffer, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refused(`“${name}” is not in UTF-8. Save it as UTF-8, then drop it again.`);
  }
}

/** Returns the words of captions, without numbers, times and tags. A cue that ends a sentence ends a line. */
export function captionText(srt: string): string {
  const cues = srt.split(/\n\s*\n/u).map((block) => {
    const lines = block.split("\n").map((line) => line.trim());
    const time = lines.findIndex((line) => /^\d+:\d\d:\d\d[,.]\d+\s*-->/u.test(line));
    const words = time < 0 ? [] : lines.slice(time + 1);
    return words.join(" ").replaceAll(/<[^>]*>|\{\\[^}]*\}/gu, "");
  });
  return cues
    .filter((cue) => cue.trim() !== "")
    .map((cue) => cue.trim())
    .map((cue) => (/[.!?…]["'”’)]*$/u.test(cue) ? `${cue}\n` : `${cue} `))
    .join("")
    .trim();
}

function refused(message: string): SourceError {
  return new SourceError(message, "file_refused", "text");
}
