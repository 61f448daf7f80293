import { Command, Option } from "commander";
import type { Voice } from "../../core/voice.js";
import { DEFAULT_ENGINE, ENGINE_IDS, findEngine } from "../../engines/registry.js";
import { languageHint } from "../../languages/registry.js";
import type { CommandContext } from "../command-context.js";
import { textTable } from "../text-table.js";

interface VoicesFlags {
  readonly engine: string;
  readonly language?: string;
  readonly json?: true;
}

/** Returns the command `voxweave voices`. */
export function voicesCommand(context: CommandContext): Command {
  return new Command("voices")
    .description("list the voices of an engine")
    .addOption(new Option("--engine <id>", `engine: ${ENGINE_IDS.join(", ")}`).default(DEFAULT_ENGINE))
    .option("--lang, --language <tag>", "only voices of this language, such as en-gb or ja")
    .option("--json", "print JSON")
    .action((flags: VoicesFlags) => printVoices(flags, context));
}

async function printVoices({ engine: id, language, json }: VoicesFlags, { stdout }: CommandContext): Promise<void> {
  const engine = await findEngine(id);
  const all = await engine.voices();
  const voices =
    language === undefined ? all : all.filter((voice) => speaks(voice, language.toLowerCase().replaceAll("_", "-")));
  if (language !== undefined && voices.length === 0) {
    const tags = [...new Set(all.map((voice) => voice.locale.toLowerCase()))].join(", ");
    throw new RangeError(
      `engine ${id} has no voice for "${language}"; it has voices for ${tags}${languageHint(language)}`,
    );
  }
  await stdout.write(json ? `${JSON.stringify(voices, null, 2)}\n` : table(voices, await engine.defaultVoice()));
}

/** Returns whether a voice has a language: `en` matches all English voices, `en-gb` the British ones. */
function speaks({ locale }: Voice, tag: string): boolean {
  const own = locale.toLowerCase();
  return own === tag || own.startsWith(`${tag}-`);
}

function table(voices: readonly Voice[], defaultVoice: string): string {
  const rows = voices.map(({ id, name, locale, gender, language }) => {
    const notes = [
      ...(id === defaultVoice ? ["default"] : []),
      ...(language === undefined ? ["no front end for this language yet"] : []),
    ];
    return [id, name, locale, gender, notes.join(", ")];
  });
  return textTable(["voice", "name", "language", "gender", ""], rows);
}
