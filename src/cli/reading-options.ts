import { stat } from "node:fs/promises";
import { type Command, Option } from "commander";
import type { Lexicon } from "../lexicon/lexicon.js";
import { MARKUP_LANGUAGES, type MarkupLanguage, markupOfPath } from "../markup/markup-language.js";
import { findProjectLexicons, loadLexicon } from "../output/load-lexicon.js";
import type { CommandContext } from "./command-context.js";

/** Options of each command that reads texts. */
export interface ReadingFlags {
  readonly markup?: MarkupLanguage;
  /** Paths of lexicons, or `false` for `--no-lexicon`. */
  readonly lexicon?: readonly string[] | false;
  readonly quiet?: true;
}

/** Adds the options of {@link ReadingFlags} to a command. */
export function withReadingFlags(command: Command): Command {
  return withLexiconFlags(
    command.addOption(
      new Option(
        "--markup <language>",
        "markup language of the text (default: detected from the file name or the text)",
      ).choices(MARKUP_LANGUAGES),
    ),
  );
}

/** Adds the options for lexicons to a command. */
export function withLexiconFlags(command: Command): Command {
  return command
    .option(
      "--lexicon <file>",
      `pronunciations: a JSON, TSV or PLS file; may be repeated (default: voxweave.lexicon.json, .tsv or .pls in the current folder)`,
      collect,
    )
    .option("--no-lexicon", "do not use the lexicons in the current folder");
}

/** Collects the values of an option that may be repeated. */
export function collect(value: string, before?: readonly string[] | false): readonly string[] {
  return [...(before || []), value];
}

/**
 * Loads the lexicons and finds the markup for a command.
 *
 * @param text the argument of the command: a text, the name of a file, or `-`
 */
export async function readingOptions(
  flags: ReadingFlags,
  text: string | undefined,
  context: CommandContext,
): Promise<{ readonly markup: MarkupLanguage | "auto"; readonly lexicons: readonly Lexicon[] }> {
  return { markup: await markupOf(flags, text), lexicons: await loadLexicons(flags, context) };
}

/** Loads the lexicons that a command names, and those in the current folder. */
export async function loadLexicons(
  { lexicon, quiet }: ReadingFlags,
  { stderr, signal }: CommandContext,
): Promise<readonly Lexicon[]> {
  const named = lexicon || [];
  const found = lexicon === undefined ? await findProjectLexicons(".") : [];
  for (const path of quiet ? [] : found) {
    stderr.write(`voxweave: using ./${path}; --no-lexicon turns it off\n`);
  }
  return Promise.all([...named, ...found].map((path) => loadLexicon(path, { signal })));
}

/** Returns the markup that a command names, or that of the file name in its argument. */
export async function markupOf({ markup }: ReadingFlags, text: string | undefined): Promise<MarkupLanguage | "auto"> {
  return markup ?? (text === undefined ? undefined : await markupOfFile(text)) ?? "auto";
}

/** Returns the markup for the extension of a file. An argument that is not the name of a file is itself the text. */
async function markupOfFile(argument: string): Promise<MarkupLanguage | undefined> {
  return (await isFile(argument)) ? markupOfPath(argument) : undefined;
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
