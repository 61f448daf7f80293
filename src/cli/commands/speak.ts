import { Command } from "commander";
import { encodePcm16 } from "../../audio/pcm16.js";
import { WAV_MAX_DATA_BYTES, wavHeader } from "../../audio/wav.js";
import type { SourceRange } from "../../core/range.js";
import type { TimedWord } from "../../core/timed-word.js";
import type { MarkupProblem } from "../../markup/marked-text.js";
import { captionFormat, openCaptionFiles } from "../../output/caption-files.js";
import { checkFormat } from "../../output/file-format.js";
import { commitTogether } from "../../platform/node/files/atomic-file.js";
import type { SpokenFile, ToFileOptions } from "../../speaker/file-speech.js";
import type { SpeakProgress } from "../../speaker/speak-options.js";
import type { Speaker } from "../../speaker/speaker.js";
import type { CommandContext } from "../command-context.js";
import { openSpeakerFor } from "../engine-options.js";
import { createProgressBar, type ProgressBar } from "../progress-bar.js";
import { collect } from "../reading-options.js";
import { readTextToSpeak, type SpeakingFlags, withSpeakingFlags } from "../speaking-options.js";
import { warnAbout } from "../speech-warnings.js";

interface SpeakFlags extends SpeakingFlags {
  readonly output: string;
  readonly captions?: readonly string[];
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
    .option("--captions <path>", "also write captions: .srt, .vtt, .ass or .json; may be repeated", collect)
    .addHelpText("after", EXAMPLES);
  return withSpeakingFlags(command).action((text: string, flags: SpeakFlags) => speak(text, flags, context));
}

async function speak(argument: string, flags: SpeakFlags, context: CommandContext): Promise<void> {
  const { signal, stdout } = context;
  const toPipe = flags.output === "-";
  if (toPipe && stdout.isTTY)
    throw new TypeError("-o - writes sound to standard output, which is a terminal; use a pipe");
  if (!toPipe) checkFormat(flags.output);
  flags.captions?.forEach(captionFormat);
  // Report usage errors before downloading any weights.
  const { text, options: speaking } = await readTextToSpeak(argument, flags, context);
  using bar = createProgressBar(context, { quiet: flags.quiet });
  // Nobody waits for the first sound of a file, so a long text may use several workers.
  const { workers = toPipe || text.length < LONG ? 1 : "auto" } = flags;
  await using speaker = await openSpeakerFor({ ...flags, workers }, bar, { signal });
  const startedMs = performance.now();
  const options = { ...speaking, captions: flags.captions, onProgress: showProgress(bar, startedMs) };
  const spoken = toPipe
    ? await speakToPipe(speaker, text, options, stdout)
    : await speaker.toFile(text, flags.output, options);
  bar.clear();
  warnAbout({ text, ...spoken }, bar);
  if (toPipe || flags.quiet) return;
  const tookSeconds = (performance.now() - startedMs) / 1000;
  const voice = flags.voice ?? speaker.engine.defaultVoice;
  await stdout.write(
    `${flags.output}: ${summary(spoken.durationSeconds, tookSeconds)}, voice ${voice}, engine ${speaker.engine.id}\n`,
  );
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
    const { prepareSpeech } = await import("../../speaker/prepare.js");
    const { script, options: resolved } = await prepareSpeech(speaker, text, options);
    const { language } = resolved;
    await captions.write({ text: script.text, toSource: script.toSource, language, words, durationSeconds });
    await commitTogether(captions.files);
  }
  return { durationSeconds, unspoken, problems };
}

function summary(audioSeconds: number, tookSeconds: number): string {
  const ratio = audioSeconds === 0 ? "" : `, RTF ${(tookSeconds / audioSeconds).toFixed(2)}`;
  return `${audioSeconds.toFixed(2)} s of audio in ${tookSeconds.toFixed(2)} s${ratio}`;
}
