import { encodePcm16 } from "../audio/pcm16.js";
import { WAV_HEADER_BYTES, wavHeader } from "../audio/wav.js";
import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import type { MarkupProblem } from "../markup/script.js";
import { commitTogether, openAtomicFile } from "../platform/node/files/atomic-file.js";
import { type CaptionRequest, openCaptionFiles } from "./caption-files.js";
import { checkSpeakOptions } from "./check-options.js";
import { checkFormat } from "./file-format.js";
import { prepareSpeech } from "./prepare.js";
import { type SpeakerParts, type SpeakOptions, TO_FILE_OPTIONS } from "./speak-options.js";
import { streamSpeech } from "./stream.js";

/** How a text is to be spoken to a file, and which captions are to be written with it. */
export interface ToFileOptions extends SpeakOptions, CaptionRequest {}

/** A file of speech that has been written. */
export interface SpokenFile {
  readonly path: string;
  /** Length of the sound. 0 for blank text. @unit seconds */
  readonly durationSeconds: number;
  /** @unit hertz */
  readonly sampleRate: number;
  /** Stretches of the text that a reader would expect to hear and that have no sound. */
  readonly unspoken: readonly SourceRange[];
  /** What of the markup was not understood; the text there was spoken all the same. */
  readonly problems: readonly MarkupProblem[];
}

/**
 * Speaks a text to a file, chunk by chunk, so that memory does not grow with the sound. For captions all words are kept:
 * some 2 MB for an hour.
 */
export async function speakToFile(
  parts: SpeakerParts,
  text: string,
  path: string,
  options: ToFileOptions,
): Promise<SpokenFile> {
  checkFormat(path);
  checkSpeakOptions(parts.engine, text, options, TO_FILE_OPTIONS);
  const prepared = await prepareSpeech(parts, text, options);
  const { script } = prepared;
  const sampleRate = options.sampleRate ?? parts.engine.sampleRate;
  await using captions = await openCaptionFiles(options);
  await using file = await openAtomicFile(path);
  await file.write(new Uint8Array(WAV_HEADER_BYTES)); // Room for the header, which is written when the length is known.
  const unspoken: SourceRange[] = [];
  const problems: MarkupProblem[] = [];
  const words: TimedWord[] = [];
  let dataBytes = 0;
  for await (const chunk of streamSpeech(parts, prepared, options, options.cuts ?? "whole")) {
    const pcm = encodePcm16(chunk.samples);
    dataBytes += pcm.length;
    wavHeader(sampleRate, dataBytes); // Throws where the file would grow too long: before the disk is full of it.
    await file.write(pcm);
    unspoken.push(...chunk.unspoken);
    problems.push(...chunk.problems);
    if (captions.files.length > 0) words.push(...chunk.words);
  }
  const durationSeconds = dataBytes / 2 / sampleRate;
  await file.write(wavHeader(sampleRate, dataBytes), 0);
  options.signal?.throwIfAborted();
  await captions.write({ text: script.text, toSource: script.toSource, words, durationSeconds });
  await commitTogether([...captions.files, file]);
  return { path, durationSeconds, sampleRate, unspoken, problems };
}
