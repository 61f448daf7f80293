import { encodePcm16 } from "../audio/pcm16.js";
import { encodeWavHeader, WAV_HEADER_BYTES } from "../audio/wav.js";
import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import { commitTogether, openAtomicFile } from "../platform/node/files/atomic-file.js";
import { checkSpeakOptions } from "../speaker/check-options.js";
import { type SpokenFile, TO_FILE_OPTIONS, type ToFileOptions } from "../speaker/file-speech.js";
import { parseSpoken, prepareSpeech } from "../speaker/prepare.js";
import type { SpeakerParts } from "../speaker/speak-options.js";
import { streamSpeech } from "../speaker/stream.js";
import { recordText, type TextInput } from "../speaker/text-input.js";
import { openCaptionFiles } from "./caption-files.js";
import { checkFormat } from "./file-format.js";

/**
 * Speaks a text to a file chunk by chunk, so that memory does not grow with the sound. Captions need all words in memory:
 * about 2 MB an hour.
 */
export async function speakToFile(
  parts: SpeakerParts,
  text: TextInput,
  path: string,
  options: ToFileOptions,
): Promise<SpokenFile> {
  checkFormat(path);
  checkSpeakOptions(parts.engine, text, options, TO_FILE_OPTIONS);
  const { captions: paths } = options;
  const arriving = typeof text !== "string" && paths !== undefined ? recordText(text) : undefined;
  const prepared = await prepareSpeech(parts, arriving?.input ?? text, options);
  const { language } = prepared.options;
  const sampleRate = options.sampleRate ?? parts.engine.sampleRate;
  await using captions = await openCaptionFiles(options);
  await using file = await openAtomicFile(path);
  await file.write(new Uint8Array(WAV_HEADER_BYTES)); // Reserves the header, which is written when the length is known.
  const unspoken: SourceRange[] = [];
  const problems: MarkupProblem[] = [];
  const words: TimedWord[] = [];
  let dataBytes = 0;
  for await (const chunk of streamSpeech(parts, prepared, options, options.cuts ?? "whole")) {
    const pcm = encodePcm16(chunk.samples);
    dataBytes += pcm.length;
    encodeWavHeader(sampleRate, dataBytes); // Throws before the file becomes longer than a WAV file can be.
    await file.write(pcm);
    unspoken.push(...chunk.unspoken);
    problems.push(...chunk.problems);
    if (captions.files.length > 0) words.push(...chunk.words);
  }
  const durationSeconds = dataBytes / 2 / sampleRate;
  await file.write(encodeWavHeader(sampleRate, dataBytes), 0);
  options.signal?.throwIfAborted();
  if (captions.files.length > 0) {
    const whole = typeof text === "string" ? text : (arriving?.text ?? "");
    const { script } = await parseSpoken(whole, { ...options, reading: prepared.options.reading });
    await captions.write({ text: script.text, toSource: script.toSource, language, words, durationSeconds });
  }
  await commitTogether([...captions.files, file]);
  return { path, durationSeconds, sampleRate, unspoken, problems };
}
