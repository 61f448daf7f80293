import { Command } from "commander";
import { SAMPLE_RATE } from "../../engines/kokoro/speech.js";
import { AUDIO_FORMATS } from "../../formats/registry.js";
import type { EncodingOptions } from "../../formats/sink-options.js";
import { planSoundFiles } from "../../output/sound-files.js";
import { makeFolder } from "../../platform/node/files/make-folder.js";
import { checkSpeakOptions } from "../../speaker/check-options.js";
import type { SpokenFile } from "../../speaker/file-speech.js";
import { SPEAK_OPTIONS, type SpeakOptions } from "../../speaker/speak-options.js";
import type { Speaker } from "../../speaker/speaker.js";
import type { SpeechTotals } from "../../speaker/speech-record.js";
import type { CommandContext } from "../command-context.js";
import { type EncodingFlags, encodingOptions, withEncodingFlags } from "../encoding-options.js";
import { openSpeakerFor } from "../engine-options.js";
import { createInputFailures } from "../input-failures.js";
import { createProgressBar, type ProgressBar } from "../progress-bar.js";
import { collect } from "../reading-options.js";
import { speakToPipe } from "../speak-to-pipe.js";
import {
  openTextToSpeak,
  type SpeakingFlags,
  speakingOptions,
  type TextToSpeak,
  withSpeakingFlags,
} from "../speaking-options.js";
import { showSpeaking } from "../speaking-progress.js";
import {
  checkNew,
  DEFAULT_FORMAT,
  type OutputFlags,
  outputFolder,
  planOutputs,
  type SpeechOutput,
  writesToPipe,
} from "../speech-outputs.js";
import { warnAbout, warnLoudness } from "../speech-warnings.js";
import { UsageError } from "../usage-errors.js";

interface SpeakFlags extends SpeakingFlags, OutputFlags, EncodingFlags {}

const EXAMPLES = `
Examples:
  $ voxweave speak "Hello." -o hello.wav
  $ voxweave speak book.txt --voice bf_emma --speed 1.1    # writes book.wav
  $ voxweave speak book.txt -o book.mp3 -o book.flac --title "My book" --cover cover.jpg
  $ voxweave speak chapters/*.md -o out/ --captions .srt
  $ voxweave speak book.txt -o book.wav --captions book.srt
  $ voxweave speak "Half and half." -o mix.wav --voice "af_heart*0.6+am_adam*0.4"
  $ voxweave speak --phonemes "həlˈO wˈɜɹld." -o hello.wav
  $ cat notes.txt | voxweave speak - -o - | aplay
  $ cat notes.txt | voxweave speak - -o - --format mp3 > notes.mp3
`;

const EXTENSIONS = AUDIO_FORMATS.flatMap(({ extensions }) => extensions).join(", ");

/** Shortest text that is faster with several workers, despite their load time: about 100 seconds of sound. @unit characters */
const LONG = 1_500;

/** Returns the command `voxweave speak`. */
export function speakCommand(context: CommandContext): Command {
  const command = new Command("speak")
    .description("speak texts to sound files")
    .argument("<input...>", "a text, the names of text files, or - for standard input as it arrives")
    .option(
      "-o, --output <path>",
      `sound file (${EXTENSIONS}) or folder to write, or - for standard output; may be repeated (default: the name of the text file, in the current folder)`,
      collect,
    )
    .option("--overwrite", "replace files that exist, also where -o names no file")
    .option(
      "--captions <path>",
      "also write captions: a file, or .srt, .vtt, .ass or .json for one beside the sound; may be repeated",
      collect,
    )
    .addHelpText("after", EXAMPLES);
  return withSpeakingFlags(withEncodingFlags(command)).action((inputs: string[], flags: SpeakFlags) =>
    speak(inputs, flags, context),
  );
}

async function speak(inputs: readonly string[], flags: SpeakFlags, context: CommandContext): Promise<void> {
  const { signal, stdout } = context;
  const toPipe = writesToPipe(flags);
  // Report usage errors before downloading any weights.
  if (toPipe && stdout.isTTY)
    throw new UsageError("-o - writes sound to standard output, which is a terminal; use a pipe");
  const outputs = await planOutputs(inputs, flags);
  const shared = await speakingOptions(flags, context);
  const encoding = await encodingOptions(flags);
  checkEncoding(outputs, flags, encoding);
  using bar = createProgressBar(context, { quiet: flags.quiet });
  const failures = createInputFailures(inputs, bar, signal);
  const texts: TextWithOutput[] = [];
  for (const output of outputs) {
    const read = await failures.attempt(output.input, () => openInput(output, flags, shared, context));
    if (read !== undefined) texts.push(read);
  }
  if (texts.length === 0) return failures.check();
  const folder = await outputFolder(inputs, flags);
  if (folder !== undefined) await makeFolder(folder, { elsewhere: "choose a folder" });
  // Nobody waits for the first sound of a file, so a long text may use several workers. The length of standard input is not
  // known, but a long text mostly arrives in long parts.
  if (!toPipe) await Promise.all(texts.map(({ text }) => text.begun));
  const isLong = texts.reduce((sum, { text }) => sum + text.arrived.length, 0) >= LONG;
  const { workers = isLong && !toPipe ? "auto" : 1 } = flags;
  await using speaker = await openSpeakerFor({ ...flags, workers }, bar, { signal });
  checkSpeakOptions(speaker.engine, "", shared, SPEAK_OPTIONS);
  for (const { output, text, options } of texts) {
    const speak = (): Promise<void> =>
      speakOne(speaker, { output, text, options: { ...options, ...encoding } }, flags, bar, context);
    await failures.attempt(output.input, speak);
  }
  failures.check();
}

/** Checks the options for the formats. The engine is not open yet; none has a higher sample rate than Kokoro. */
function checkEncoding(
  outputs: readonly SpeechOutput[],
  { sampleRate = SAMPLE_RATE, format = [DEFAULT_FORMAT] }: SpeakFlags,
  encoding: EncodingOptions,
): void {
  for (const { paths } of outputs) {
    const named = paths.map((path) => (path === "-" ? `pipe.${format[0]}` : path));
    planSoundFiles(named, { sampleRate, ...encoding });
  }
}

/** A text that was read, and the files for it. */
interface TextWithOutput extends Omit<TextToSpeak, "options"> {
  readonly options: SpeakOptions & EncodingOptions;
  readonly output: SpeechOutput;
}

async function openInput(
  output: SpeechOutput,
  flags: SpeakFlags,
  shared: SpeakOptions,
  context: CommandContext,
): Promise<TextWithOutput> {
  if (!flags.overwrite) await checkNew(output);
  return { output, ...(await openTextToSpeak(output.input, flags, context, shared)) };
}

async function speakOne(
  speaker: Speaker,
  { output: { paths, captions }, text, options: speaking }: TextWithOutput,
  flags: SpeakFlags,
  bar: ProgressBar,
  { stdout }: CommandContext,
): Promise<void> {
  const startedMs = performance.now();
  const options = { ...speaking, captions, onProgress: showSpeaking(bar, text, startedMs) };
  const toPipe = writesToPipe(flags);
  const { quiet, voice = speaker.engine.defaultVoice, format: [format = DEFAULT_FORMAT] = [] } = flags;
  const spoken: SpeechTotals & Pick<SpokenFile, "loudnessLufs"> = toPipe
    ? await speakToPipe(speaker, { text, format }, options, stdout)
    : await speaker.toFile(text.input, paths, options);
  bar.clear();
  warnAbout({ text: text.arrived, totals: spoken }, bar);
  warnLoudness(options.loudness, spoken.loudnessLufs, bar);
  if (toPipe || quiet) return;
  const tookSeconds = (performance.now() - startedMs) / 1000;
  await stdout.write(
    `${paths.join(", ")}: ${summary(spoken.durationSeconds, tookSeconds)}, voice ${voice}, engine ${speaker.engine.id}\n`,
  );
}

function summary(audioSeconds: number, tookSeconds: number): string {
  const ratio = audioSeconds === 0 ? "" : `, RTF ${(tookSeconds / audioSeconds).toFixed(2)}`;
  return `${audioSeconds.toFixed(2)} s of audio in ${tookSeconds.toFixed(2)} s${ratio}`;
}
