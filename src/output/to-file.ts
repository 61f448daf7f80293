import { commitTogether } from "../platform/node/files/atomic-file.js";
import { checkSpeakOptions } from "../speaker/check-options.js";
import { samplesOf } from "../speaker/encoded-speech.js";
import { levelExactly } from "../speaker/exact-loudness.js";
import { type FileTarget, type SpokenFile, TO_FILE_OPTIONS, type ToFileOptions } from "../speaker/file-speech.js";
import { namesLoudness } from "../speaker/leveller.js";
import type { OpenParts } from "../speaker/speak-options.js";
import { openSpeechStream } from "../speaker/speech-stream.js";
import { withWholeCuts } from "../speaker/spoken-audio.js";
import type { TextInput } from "../speaker/text-input.js";
import { openCaptionFiles } from "./caption-files.js";
import { openFileStore } from "./file-store.js";
import { openSoundFiles, planSoundFiles } from "./sound-files.js";

/**
 * Speaks a text to files chunk by chunk, so that memory does not grow with the sound. Captions need all words in memory: about
 * 2 MB an hour. A loudness that is reached exactly needs the samples in a temporary file: about 350 MB an hour.
 */
export async function speakToFile(
  parts: OpenParts,
  text: TextInput,
  { paths, thread }: FileTarget,
  options: ToFileOptions,
): Promise<SpokenFile> {
  checkSpeakOptions(parts.engine, text, options, TO_FILE_OPTIONS);
  const { bitrate, tags, cover, captions: captionPaths, captionOptions, ...speaking } = options;
  const { sampleRate = parts.engine.sampleRate, loudness, signal } = options;
  const plan = planSoundFiles(paths, { sampleRate, bitrate, tags, cover, thread });
  const limitsPeaks = !namesLoudness(loudness);
  const stream = openSpeechStream(parts, text, withWholeCuts(speaking), { limitsPeaks });
  await stream.ready;
  await using captions = await openCaptionFiles({ captions: captionPaths, captionOptions });
  await using sounds = await openSoundFiles(plan);
  const spoken = captions.files.length > 0 ? stream.record() : undefined;
  await using store = openFileStore(plan[0]?.path ?? "");
  const levelled = limitsPeaks ? undefined : await levelExactly(samplesOf(stream), store, loudness, sampleRate);
  for await (const samples of levelled?.read() ?? samplesOf(stream)) await sounds.write(samples);
  await sounds.finish();
  signal?.throwIfAborted();
  parts.closed.throwIfAborted();
  if (spoken !== undefined) await captions.write(spoken);
  await commitTogether([...captions.files, ...sounds.files]);
  const { durationSeconds, unspoken, problems } = stream.totals;
  const loudnessLufs = levelled && { loudnessLufs: levelled.lufs };
  return { files: sounds.described, durationSeconds, unspoken, problems, ...loudnessLufs };
}
