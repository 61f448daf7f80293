import { Command, Option } from "commander";
import type { Voice } from "../../core/voice.js";
import type { EngineDescriptor } from "../../engines/descriptor.js";
import { DEFAULT_ENGINE, ENGINE_IDS, findEngine } from "../../engines/registry.js";
import { missingPackageOf } from "../../languages/registry.js";
import type { CommandContext } from "../command-context.js";
import { textTable } from "../text-table.js";
import { voicesFor } from "../voices-for.js";

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
  const voices = await voicesFor(engine, language);
  await stdout.write(json ? `${JSON.stringify(voices, null, 2)}\n` : await table(engine, voices));
}

async function table(engine: EngineDescriptor, voices: readonly Voice[]): Promise<string> {
  const defaultVoice = await engine.defaultVoice();
  const rows = voices.map((voice) => {
    const { id, name, locale, gender, grade = "" } = voice;
    const notes = [id === defaultVoice ? "default" : undefined, readingNote(engine, voice)];
    return [id, name, locale, gender, grade, notes.filter((note) => note !== undefined).join(", ")];
  });
  return textTable(["voice", "name", "language", "gender", "grade", ""], rows);
}

/** Returns a note if the engine reads the language of a voice, or if VoxWeave cannot read it now. */
function readingNote({ textReader }: EngineDescriptor, { language }: Voice): string | undefined {
  if (textReader !== undefined && (textReader.texts === "all" || language === undefined)) {
    return `read by ${textReader.name}`;
  }
  if (language === undefined) return "VoxWeave cannot read this language yet";
  const missing = missingPackageOf(language);
  return (
    missing && (missing.code === "VOX_DEPENDENCY_MISSING" ? `first run: ${missing.details.command}` : missing.message)
  );
}
