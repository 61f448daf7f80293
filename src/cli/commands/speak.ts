import { Command, Option } from "commander";
import { encodePcm16 } from "../../audio/pcm16.js";
import { WAV_MAX_DATA_BYTES, wavHeader } from "../../audio/wav.js";
import { findVoices } from "../../core/find-voices.js";
import type { SourceRange } from "../../core/range.js";
import type { TimedWord } from "../../core/timed-word.js";
import { parseVoiceMix } from "../../core/voice.js";
import { DEFAULT_VOICE } from "../../engines/kokoro/voices.js";
import { DEFAULT_ENGINE, findEngine, listVoices } from "../../engines/registry.js";
import type { MarkupProblem } from "../../markup/marked-text.js";
import { captionFormat, openCaptionFiles } from "../../output/caption-files.js";
import { checkFormat } from "../../output/file-format.js";
import { commitTogether } from "../../platform/node/files/atomic-file.js";
import type { SpokenFile, ToFileOptions } from "../../speaker/file-speech.js";
import type { Loudness } from "../../speaker/leveller.js";
import type { SpeakProgress } from "../../speaker/speak-options.js";
import type { Speaker } from "../../speaker/speaker.js";
import { checkLanguagePackage } from "../check-language-package.js";
import type { CommandContext } from "../command-context.js";
import { type EngineFlags, openSpeakerFor, parseNumber, withEngineFlags } from "../engine-options.js";
import { createProgressBar, type ProgressBar } from "../progress-bar.js";
import { readText } from "../read-text.js";
import { collect, type ReadingFlags, readingOptions, withReadingFlags } from "../reading-options.js";

interface SpeakFlags extends EngineFlags, ReadingFlags {
  readonly output: string;
  readonly voice?: string;
  readonly speed?: number;
  readonly language?: string;
  readonly reading?: "front-end" | "engine";
  readonly sampleRate?: number;
  readonly loudness?: Loudness;
  readonly captions?: readonly string[];
  readonly strict?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  $ voxweave speak "Hello." -o hello.wav
  $ voxweave speak book.txt -o book.wav --voice bf_emma --speed 1.1
  $ voxweave speak book.txt -o book.wav --captions book.srt
  $ voxweave speak "Half and half." -o mix.wav --voice "af_heart*0.6+am_adam*0.4"
  $ cat notes.txt | voxweave speak - -o - | aplay
`;

/** Shortest text that is faster with several workers, despite their load time: about 100 seconds of sound. @unit characters */
const LONG = 1_500;

/** Returns the command `voxweave speak`. */
export function speakCommand(context: CommandContext): Command {
  const command = new Command("speak")
    .description("speak a text to a WAV file")
    .argument("<text>", "a text, the name of a text file, or - for standard input")
    .requiredOption("-o, --output <path>", "WAV file to write, or - for standard output")
    .option("--voice <voice>", `voice or mix of voices (default: ${DEFAULT_VOICE}, or the engine's own)`)
    .addOption(
      new Option("--speed <factor>", "pace, 0.25 to 4; beyond 0.5 to 2 words suffer (default: 1)").argParser(
        parseNumber,
      ),
    )
    .option("--lang, --language <tag>", "language of the text, such as en-gb (default: the voice's)")
    .addOption(
      new Option(
        "--reading <reader>",
        "what turns the text into phonemes (default: the front end, if it has the language)",
      ).choices(["front-end", "engine"]),
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
    .option("--captions <path>", "also write captions: .srt, .vtt, .ass or .json; may be repeated", collect)
    .option("--strict", "fail if part of the text has no sound or its markup is not understood")
    .option("--quiet", "show no progress bar and no summary")
    .addHelpText("after", EXAMPLES);
  return withEngineFlags(withReadingFlags(command)).action((text: string, flags: SpeakFlags) =>
    speak(text, flags, context),
  );
}

async function speak(argument: string, flags: SpeakFlags, context: CommandContext): Promise<void> {
  const { signal, stdout } = context;
  const toPipe = flags.output === "-";
  if (toPipe && stdout.isTTY)
    throw new TypeError("-o - writes sound to standard output, which is a terminal; use a pipe");
  if (!toPipe) checkFormat(flags.output);
  flags.captions?.forEach(captionFormat);
  // Report usage errors before downloading any weights.
  const { engine = DEFAULT_ENGINE } = flags; // `bench --pick` may change the default, but not its voices.
  if (flags.voice !== undefined) findVoices(parseVoiceMix(flags.voice), engine, await listVoices(engine));
  await checkLanguagePackage(flags, await findEngine(engine));
  const text = await readText(argument, context);
  const reading = await readingOptions(flags, argument, context);
  using bar = createProgressBar(context, { quiet: flags.quiet });
  // Nobody waits for the first sound of a file, so a long text may use several workers.
  const { workers = toPipe || text.length < LONG ? 1 : "auto" } = flags;
  await using speaker = await openSpeakerFor({ ...flags, workers }, bar, { signal });
  const startedMs = performance.now();
  const options = { ...speakOptions(flags, signal, showProgress(bar, startedMs)), ...reading };
  const spoken = toPipe
    ? await speakToPipe(speaker, text, options, stdout)
    : await speaker.toFile(text, flags.output, options);
  bar.clear();
  warnProblems(spoken.problems, bar);
  warnUnspoken(text, spoken.unspoken, bar);
  if (spoken.durationSeconds === 0) bar.line("voxweave: nothing in the text has a sound");
  if (toPipe || flags.quiet) return;
  const tookSeconds = (performance.now() - startedMs) / 1000;
  const voice = flags.voice ?? speaker.engine.defaultVoice;
  await stdout.write(
    `${flags.output}: ${summary(spoken.durationSeconds, tookSeconds)}, voice ${voice}, engine ${speaker.engine.id}\n`,
  );
}

function speakOptions(
  { voice, speed, language, reading, sampleRate, loudness, strict, captions }: SpeakFlags,
  signal: AbortSignal,
  onProgress: (progress: SpeakProgress) => void,
): ToFileOptions {
  return { voice, speed, language, reading, sampleRate, loudness, strict, captions, signal, onProgress };
}

function parseLoudness(value: string): Loudness {
  return value === "as-is" ? value : { lufs: parseNumber(value) };
}

function showProgress(bar: ProgressBar, startedMs: number): (progress: SpeakProgress) => void {
  bar.update("speaking", 0, 1);
  return ({ spokenCharacters, totalCharacters, audioSeconds }) => {
    const tookSeconds = (performance.now() - startedMs) / 1000;
    const leftSeconds = (tookSeconds / spokenCharacters) * (totalCharacters - spokenCharacters);
    bar.update(
      "speaking",
      spokenCharacters,
      totalCharacters,
      `${audioSeconds.toFixed(0)} s of audio, ${leftSeconds.toFixed(0)} s left`,
    );
  };
}

/** Size of a sample as 16-bit PCM. @unit bytes */
const BYTES_PER_SAMPLE = 2;

/**
 * Writes a WAV stream to standard output, whose length is unknown when its header is written. If standard output is a file,
 * the length is filled in at the end.
 */
async function speakToPipe(
  speaker: Speaker,
  text: string,
  options: ToFileOptions,
  stdout: CommandContext["stdout"],
): Promise<Pick<SpokenFile, "durationSeconds" | "unspoken" | "problems">> {
  const sampleRate = options.sampleRate ?? speaker.engine.sampleRate;
  await using captions = await openCaptionFiles(options);
  const unspoken: SourceRange[] = [];
  const problems: MarkupProblem[] = [];
  const words: TimedWord[] = [];
  let samples = 0;
  const { captions: _, captionOptions: __, ...speaking } = options;
  for await (const chunk of speaker.stream(text, speaking)) {
    if (samples === 0) await stdout.write(wavHeader(sampleRate, "streaming"));
    await stdout.write(encodePcm16(chunk.samples));
    samples += chunk.samples.length;
    unspoken.push(...chunk.unspoken);
    problems.push(...chunk.problems);
    words.push(...chunk.words);
  }
  const bytes = samples * BYTES_PER_SAMPLE;
  if (samples === 0) await stdout.write(wavHeader(sampleRate, 0));
  else if (bytes <= WAV_MAX_DATA_BYTES) await stdout.replaceStart(wavHeader(sampleRate, bytes));
  const durationSeconds = samples / sampleRate;
  if (captions.files.length > 0) {
    const { parseMarkup } = await import("../../frontend/parse-markup.js");
    const script = await parseMarkup(text, options.markup, { signal: options.signal });
    await captions.write({ text: script.text, toSource: script.toSource, words, durationSeconds });
    await commitTogether(captions.files);
  }
  return { durationSeconds, unspoken, problems };
}

function warnProblems(problems: readonly MarkupProblem[], bar: ProgressBar): void {
  for (const { line, column, message } of problems.slice(0, 5)) {
    bar.line(`voxweave: line ${line}, column ${column}: ${message}`);
  }
  if (problems.length > 5) bar.line(`voxweave: and ${problems.length - 5} more; "voxweave explain" lists all of them`);
}

function warnUnspoken(text: string, unspoken: readonly SourceRange[], bar: ProgressBar): void {
  const shown = unspoken
    .slice(0, 5)
    .map(({ start, end }) => `${JSON.stringify(text.slice(start, end).slice(0, 40))} at ${start}`);
  if (shown.length === 0) return;
  const more = unspoken.length > shown.length ? ` and ${unspoken.length - shown.length} more` : "";
  bar.line(`voxweave: no sound for ${shown.join(", ")}${more}; --strict makes this an error`);
}

function summary(audioSeconds: number, tookSeconds: number): string {
  const ratio = audioSeconds === 0 ? "" : `, RTF ${(tookSeconds / audioSeconds).toFixed(2)}`;
  return `${audioSeconds.toFixed(2)} s of audio in ${tookSeconds.toFixed(2)} s${ratio}`;
}
