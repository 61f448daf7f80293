import { extname, resolve } from "node:path";
import { checkString, describe } from "../core/checks.js";
import { VoxError } from "../core/errors.js";
import { OptionTypeError } from "../core/option-errors.js";
import type { AudioFormat } from "../formats/audio-format.js";
import { type AudioSink, openAudioSink } from "../formats/audio-sink.js";
import { AUDIO_FORMATS, audioFormatOfPath } from "../formats/registry.js";
import { type AudioSinkOptions, checkSinkOptions, divideEncodingOptions } from "../formats/sink-options.js";
import { type AtomicFile, openAtomicFile } from "../platform/node/files/atomic-file.js";
import type { SoundFile } from "../speaker/file-speech.js";

/** Open files for one sound. Disposing of them removes files that have not been committed, and frees the encoders. */
export interface SoundFiles extends AsyncDisposable {
  /** In the order of the paths. */
  readonly files: readonly AtomicFile[];
  readonly described: readonly SoundFile[];
  /** Encodes samples of shape (samples,) for each file, and writes them. */
  write(samples: Float32Array): Promise<void>;
  /** Writes what is left. Commit the files afterwards. */
  finish(): Promise<void>;
}

/** A file whose format and options have been checked. */
export interface PlannedFile {
  readonly path: string;
  readonly format: AudioFormat;
  readonly options: AudioSinkOptions;
}

/**
 * Checks the paths of a sound, and the options for its formats, before anything is written.
 *
 * @throws {TypeError | RangeError} @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`.
 */
export function planSoundFiles(paths: readonly string[], options: AudioSinkOptions): readonly PlannedFile[] {
  if (!Array.isArray(paths) || paths.length === 0) {
    throw new OptionTypeError("path", `must be the name of a file, or a list of names, got ${describe(paths)}`);
  }
  const formats = paths.map(soundFormat);
  const files = paths.map((path) => resolve(path));
  const second = files.findIndex((file, index) => files.indexOf(file) !== index);
  if (second >= 0) {
    const first = files.indexOf(files[second] ?? "");
    throw new OptionTypeError(
      "path",
      `must name each file once, got ${paths[first]} and ${paths[second]}, which are the same file`,
    );
  }
  const divided = divideEncodingOptions(formats, options);
  return formats.map((format, index) => {
    const own = { ...options, ...divided[index] };
    checkSinkOptions(format, own);
    return { path: paths[index] ?? "", format, options: own };
  });
}

/**
 * Returns the format for a path.
 *
 * @throws {VoxError} `VOX_FORMAT_UNSUPPORTED` if its extension is not that of a format.
 */
export function soundFormat(path: string): AudioFormat {
  const format = audioFormatOfPath(checkString("path", path));
  if (format !== undefined) return format;
  const ending = extname(path).toLowerCase();
  const supported = AUDIO_FORMATS.flatMap(({ extensions }) => extensions);
  throw new VoxError(
    "VOX_FORMAT_UNSUPPORTED",
    `VoxWeave writes ${supported.join(", ")}, not "${ending || path}"; use a file name with one of these extensions`,
    { format: ending, supported },
  );
}

/**
 * Opens planned files, with an encoder for each.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`, `VOX_ENGINE_FAILED`.
 */
export async function openSoundFiles(plan: readonly PlannedFile[]): Promise<SoundFiles> {
  const outputs: Output[] = [];
  const opened: AsyncDisposable[] = [];
  const close = async (): Promise<void> => {
    for (const part of opened) await part[Symbol.asyncDispose]();
  };
  try {
    for (const { path, format, options } of plan) {
      const file = await openAtomicFile(path);
      opened.push(file);
      const sink = await openAudioSink(format.id, options);
      opened.push(sink);
      outputs.push({ path, file, sink });
    }
  } catch (error) {
    await close();
    throw error;
  }
  const forEach = async (work: (output: Output) => Promise<void>): Promise<void> => {
    await Promise.all(outputs.map(work));
  };
  return {
    files: outputs.map(({ file }) => file),
    described: outputs.map(({ path, sink: { format, sampleRate, bitrate } }) => ({
      path,
      format: format.id,
      sampleRate,
      bitrate,
    })),
    write: (samples) => forEach(async ({ file, sink }) => file.write(await sink.write(samples))),
    finish: () =>
      forEach(async ({ file, sink }) => {
        const { bytes, patches } = await sink.finish();
        await file.write(bytes);
        for (const patch of patches) await file.write(patch.bytes, patch.position);
      }),
    [Symbol.asyncDispose]: close,
  };
}

interface Output {
  readonly path: string;
  readonly file: AtomicFile;
  readonly sink: AudioSink;
}
