import { stat } from "node:fs/promises";
import { type Command, Option } from "commander";
import type { Lexicon } from "../lexicon/lexicon.js";
import { MARKUP_LANGUAGES, type MarkupLanguage, markupOfPath } from "../markup/markup-language.js";
import { findProjectLexicons, loadLexicon } from "../output/load-lexicon.js";
import type { CommandContext } from "./command-context.js";

/** Options of every command that reads texts. */
export interface ReadingFlags {
  readonly markup?: MarkupLanguage;
  /** `false` where `--no-lexicon` is given. */
  readonly lexicon?: readonly string[] | false;
  readonly quiet?: true;
}

export function withReadingFlags(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--markup <language>",
        "how the text is marked up (default: what the file's name or the text tells)",
      ).choices(MARKUP_LANGUAGES),
    )
    .option(
      "--lexicon <file>",
      `how words are said: JSON, TSV or PLS; may be repeated (default: voxweave.lexicon.json, .tsv or .pls in the current folder)`,
      collect,
    )
    .option("--no-lexicon", "leave out the lexicons in the current folder");
}

/** Gathers the values of an option that may be given again. */
export function collect(value: string, before?: readonly string[] | false): readonly string[] {
  return [...(before || []), value];
}

/** @param text the argument that names the text */
export async function readingOptions(
  { markup, lexicon, quiet }: ReadingFlags,
  text: string | undefined,
  { stderr, signal }: CommandContext,
): Promise<{ readonly markup: MarkupLanguage | "auto"; readonly lexicons: readonly Lexicon[] }> {
  const named = lexicon || [];
  const found = lexicon === undefined ? await findProjectLexicons(".") : [];
  for (const path of quiet ? [] : found) {
    stderr.write(`voxweave: using ./${path}; --no-lexicon leaves it out\n`);
  }
  const lexicons = await Promise.all([...named, ...found].map((path) => loadLexicon(path, { signal })));
  return { markup: markup ?? (text === undefined ? undefined : await markupOfFile(text)) ?? "auto", lexicons };
}

/** The markup that the name of an existing file stands for. An argument that names no file is itself the text. */
async function markupOfFile(argument: string): Promise<MarkupLanguage | undefined> {
  return (await isFile(argument)) ? markupOfPath(argument) : undefined;
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
