import { type Command, InvalidArgumentError, Option } from "commander";
import { findVoices } from "../core/find-voices.js";
import { SPEED } from "../core/speed.js";
import { parseVoiceMix } from "../core/voice.js";
import { DEFAULT_VOICE } from "../engines/kokoro/voices.js";
import { DEFAULT_ENGINE, findEngine, listVoices } from "../engines/registry.js";
import type { Loudness } from "../speaker/leveller.js";
import type { Pauses } from "../speaker/pauses.js";
import type { SpeakOptions } from "../speaker/speak-options.js";
import { checkLanguage } from "./check-language.js";
import type { CommandContext } from "./command-context.js";
import { type EngineFlags, parseNumber, withEngineFlags } from "./engine-options.js";
import { loadLexicons, markupOf, type ReadingFlags, withReadingFlags } from "./reading-options.js";
import { openText, type TextSource } from "./text-source.js";

/** Options of each command that speaks a text. */
export interface SpeakingFlags extends EngineFlags, ReadingFlags {
  readonly voice?: string;
  readonly speed?: number;
  readonly language?: string;
  readonly reading?: "front-end" | "engine";
  readonly phonemes?: true;
  readonly sampleRate?: number;
  readonly loudness?: Loudness;
  readonly pauses?: Pauses;
  readonly strict?: true;
  readonly quiet?: true;
}

/** Adds the options of {@link SpeakingFlags} to a command. */
export function withSpeakingFlags(command: Command): Command {
  command
    .option("--voice <voice>", `voice or mix of voices (default: ${DEFAULT_VOICE}, or the engine's own)`)
    .addOption(
      new Option(
        "--speed <factor>",
        `pace, ${SPEED.min} to ${SPEED.max}; beyond 0.5 to 2 words suffer (default: 1)`,
      ).argParser(parseNumber),
    )
    .option("--lang, --language <tag>", "language of the text, such as en-gb (default: the voice's)")
    .addOption(
      new Option(
        "--reading <reader>",
        "what turns the text into phonemes (default: the front end, if it has the language)",
      ).choices(["front-end", "engine"]),
    )
    .addOption(
      new Option("--phonemes", "the text is phonemes in Kokoro's symbols, as explain prints them").conflicts("reading"),
    )
    .addOption(
      new Option("--sample-rate <hertz>", "sample rate of the sound (default: the engine's)").argParser(parseNumber),
    )
    .addOption(
      new Option(
        "--loudness <lufs>",
        'integrated loudness in LUFS, or "as-is" for the level of the model (default: -19)',
      ).argParser(parseLoudness),
    )
    .addOption(
      new Option(
        "--pauses <list>",
        "silence in seconds, such as sentence=0.5,paragraph=1; also heading, item and scene (default: 0.4, 0.7, 1, 0.5, 1.5)",
      ).argParser(parsePauses),
    )
    .option("--strict", "fail if part of the text has no sound or its markup is not understood")
    .option("--quiet", "show no progress bar and no summary");
  return withEngineFlags(withReadingFlags(command));
}

const PAUSE_NAMES: Readonly<Record<string, keyof Pauses>> = {
  sentence: "sentenceSeconds",
  paragraph: "paragraphSeconds",
  heading: "headingSeconds",
  item: "itemSeconds",
  scene: "sceneSeconds",
};

function parsePauses(value: string): Pauses {
  const parts = value.split(",").map((part) => {
    const [, name = "", seconds = ""] = /^\s*(\w+)\s*=(.*)$/u.exec(part) ?? [];
    const option = Object.hasOwn(PAUSE_NAMES, name) ? PAUSE_NAMES[name] : undefined;
    if (option === undefined) {
      throw new InvalidArgumentError(`It must be a list of ${Object.keys(PAUSE_NAMES).join("=, ")}= with seconds.`);
    }
    return [option, parseNumber(seconds)] as const;
  });
  return Object.fromEntries(parts);
}

function parseLoudness(value: string): Loudness {
  return value === "as-is" ? value : { lufs: parseNumber(value) };
}

/** A text, and the options of the library with which a command speaks it. */
export interface TextToSpeak {
  readonly text: TextSource;
  readonly options: SpeakOptions;
}

/**
 * Opens the text of a command, its lexicons and its options. Reports an unknown voice and a missing package before any weights
 * are downloaded.
 *
 * @param argument a text, the name of a file, or `-`
 * @param shared the result of {@link speakingOptions}, for a command with several texts
 * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_DEPENDENCY_MISSING`, `VOX_FILE_UNREADABLE`, `VOX_LEXICON_INVALID`.
 */
export async function openTextToSpeak(
  argument: string,
  flags: SpeakingFlags,
  context: CommandContext,
  shared?: SpeakOptions,
): Promise<TextToSpeak> {
  const options = shared ?? (await speakingOptions(flags, context));
  const text = await openText(argument, context);
  return { text, options: { ...options, markup: await markupOf(flags, argument) } };
}

/**
 * Returns the options of a command that are the same for all its texts, with its lexicons.
 *
 * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_DEPENDENCY_MISSING`, `VOX_LEXICON_INVALID`.
 */
export async function speakingOptions(flags: SpeakingFlags, context: CommandContext): Promise<SpeakOptions> {
  const { voice, speed, language, sampleRate, loudness, pauses, strict, engine = DEFAULT_ENGINE } = flags;
  // `bench --pick` may change the default engine, but not its voices.
  if (voice !== undefined) findVoices(parseVoiceMix(voice), engine, await listVoices(engine));
  const reading = flags.phonemes ? "phonemes" : flags.reading;
  await checkLanguage({ ...flags, reading }, await findEngine(engine));
  const lexicons = await loadLexicons(flags, context);
  const { signal } = context;
  return { voice, speed, language, reading, sampleRate, loudness, pauses, strict, lexicons, signal };
}
