import { createInterface } from "node:readline";
import { Command, Option } from "commander";
import { isVoxError } from "../../core/errors.js";
import { createFrontEnd, type ExplainOptions, type FrontEnd } from "../../create-front-end.js";
import { DEFAULT_ENGINE, listVoices } from "../../engines/registry.js";
import type { Explanation } from "../../frontend/explain.js";
import { prefetch } from "../../speaker/prefetch.js";
import type { CommandContext } from "../command-context.js";
import { doubtfulTable } from "../doubtful-table.js";
import { explanationTable } from "../explanation-table.js";
import { readText } from "../read-text.js";
import { type ReadingFlags, readingOptions, withReadingFlags } from "../reading-options.js";
import { UsageError } from "../usage-errors.js";

interface ExplainFlags extends ReadingFlags {
  readonly language?: string;
  readonly json?: true;
  readonly doubtful?: true;
}

const EXAMPLES = `
Examples:
  $ voxweave explain "Dr. Smith paid £3.50 on May 5."
  $ voxweave explain notes.md
  $ voxweave explain --doubtful book.txt
  $ voxweave explain --json < lines.txt > said.jsonl
`;

/** Returns the command `voxweave explain`. */
export function explainCommand(context: CommandContext): Command {
  const command = new Command("explain")
    .description("show what is said for a text, and why")
    .argument("[text]", "a text, the name of a text file, or - for standard input")
    .option("--lang, --language <tag>", "language of the text, such as en-gb (default: en-us)")
    .addOption(
      new Option("--json", "print a JSON object for the text, or for each line of standard input if there is no text"),
    )
    .option(
      "--doubtful",
      "list the words to check, most doubtful first: each once, with its count and a line for a lexicon",
    )
    .addHelpText("after", EXAMPLES);
  return withReadingFlags(command).action((text: string | undefined, flags: ExplainFlags) =>
    explain(text, flags, context),
  );
}

async function explain(argument: string | undefined, flags: ExplainFlags, context: CommandContext): Promise<void> {
  const { signal, stdout } = context;
  await using frontEnd = createFrontEnd();
  const options: ExplainOptions = {
    language: flags.language,
    voices: await listVoices(DEFAULT_ENGINE),
    signal,
    ...(await readingOptions(flags, argument, context)),
  };
  if (argument === undefined && flags.json && !flags.doubtful) {
    await explainLines(frontEnd, options, context);
    return;
  }
  if (argument === undefined) throw new UsageError("explain needs a text, or --json to read lines from standard input");
  const explanation = await frontEnd.explain(await readText(argument, context), options);
  await stdout.write(flags.json ? asJson(explanation, flags) : asTable(explanation, flags));
}

function asJson(explanation: Explanation, { doubtful }: ExplainFlags): string {
  return `${JSON.stringify(doubtful ? explanation.doubtful : explanation)}\n`;
}

function asTable(explanation: Explanation, { doubtful }: ExplainFlags): string {
  return doubtful ? doubtfulTable(explanation.doubtful) : explanationTable(explanation);
}

/** Number of lines in progress at a time, so that reading and explaining overlap. */
const AHEAD = 8;

/** Reads one text from each line and writes one object for each, in the same order. */
async function explainLines(
  frontEnd: FrontEnd,
  options: ExplainOptions,
  { stdin, stdout, signal }: CommandContext,
): Promise<void> {
  const lines = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY });
  signal.addEventListener("abort", () => lines.close(), { once: true });
  let refused = 0;
  for await (const answer of prefetch(lines, (line) => explainLine(frontEnd, line, options), { concurrency: AHEAD })) {
    if ("error" in answer) refused += 1;
    await stdout.write(`${JSON.stringify(answer)}\n`);
  }
  signal.throwIfAborted();
  if (refused > 0) throw new Error(`${refused} of the lines could not be explained; "error" in their objects says why`);
}

/** Written instead of the explanation of a faulty line, so that the other lines are still explained. */
interface Refusal {
  readonly text: string;
  readonly error: { readonly code: string; readonly message: string };
}

async function explainLine(frontEnd: FrontEnd, text: string, options: ExplainOptions): Promise<Explanation | Refusal> {
  try {
    return await frontEnd.explain(text, options);
  } catch (error) {
    if (!(isVoxError(error) && error.code === "VOX_MARKUP_INVALID")) throw error;
    return { text, error: { code: error.code, message: error.message } };
  }
}
