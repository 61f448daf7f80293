import { encodePcm16 } from "../audio/pcm16.js";
import { encodeWavHeader, WAV_MAX_DATA_BYTES } from "../audio/wav.js";
import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import { openCaptionFiles } from "../output/caption-files.js";
import { commitTogether } from "../platform/node/files/atomic-file.js";
import type { SpokenFile, ToFileOptions } from "../speaker/file-speech.js";
import type { Speaker } from "../speaker/speaker.js";
import type { CommandContext } from "./command-context.js";

/** Size of a sample as 16-bit PCM. @unit bytes */
const BYTES_PER_SAMPLE = 2;

/**
 * Writes a WAV stream to standard output, whose length is unknown when its header is written. If standard output is a file,
 * the length is filled in at the end.
 */
export async function speakToPipe(
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
    if (samples === 0) await stdout.write(encodeWavHeader(sampleRate, "streaming"));
    await stdout.write(encodePcm16(chunk.samples));
    samples += chunk.samples.length;
    unspoken.push(...chunk.unspoken);
    problems.push(...chunk.problems);
    words.push(...chunk.words);
  }
  const bytes = samples * BYTES_PER_SAMPLE;
  if (samples === 0) await stdout.write(encodeWavHeader(sampleRate, 0));
  else if (bytes <= WAV_MAX_DATA_BYTES) await stdout.replaceStart(encodeWavHeader(sampleRate, bytes));
  const durationSeconds = samples / sampleRate;
  if (captions.files.length > 0) {
    const { parseSpoken } = await import("../speaker/prepare.js");
    const { resolveOptions } = await import("../speaker/resolve-options.js");
    const { language, reading } = await resolveOptions(speaker.engine, options);
    const { script } = await parseSpoken(text, { ...options, reading });
    await captions.write({ text: script.text, toSource: script.toSource, language, words, durationSeconds });
    await commitTogether(captions.files);
  }
  return { durationSeconds, unspoken, problems };
}
