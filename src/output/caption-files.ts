import { extname } from "node:path";
import { CAPTION_FORMATS, type CaptionFormat, toCaptions } from "../captions/captions.js";
import { toCues } from "../captions/cues.js";
import type { SpokenText } from "../captions/pieces.js";
import { checkString } from "../core/checks.js";
import { VoxError } from "../core/errors.js";
import { type AtomicFile, openAtomicFile } from "../platform/node/files/atomic-file.js";
import type { CaptionRequest } from "../speaker/file-speech.js";

/** Open caption files, empty until the words are known. Disposing of them removes files that have not been committed. */
export interface CaptionFiles extends AsyncDisposable {
  /** In the order of the paths. */
  readonly files: readonly AtomicFile[];
  /** Writes the captions to each file. Commit the files afterwards. */
  write(spoken: SpokenText): Promise<void>;
}

/**
 * Opens the caption files before anything is spoken, so that a path that is not writable fails early.
 *
 * @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`.
 * @throws {TypeError | RangeError} for invalid options.
 */
export async function openCaptionFiles({ captions = [], captionOptions = {} }: CaptionRequest): Promise<CaptionFiles> {
  const paths = [...new Set(typeof captions === "string" ? [captions] : captions)];
  const formats = paths.map(captionFormat);
  toCues({ text: "", words: [], durationSeconds: 0 }, captionOptions); // Throws if an option is invalid.
  const files: AtomicFile[] = [];
  const close = async (): Promise<void> => {
    for (const file of files) await file[Symbol.asyncDispose]();
  };
  try {
    for (const path of paths) files.push(await openAtomicFile(path));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    files,
    async write(spoken) {
      for (const [index, file] of files.entries()) {
        const format = formats[index];
        if (format !== undefined) await file.write(Buffer.from(toCaptions(spoken, format, captionOptions)));
      }
    },
    [Symbol.asyncDispose]: close,
  };
}

/**
 * Returns the caption format for a path.
 *
 * @throws {VoxError} `VOX_FORMAT_UNSUPPORTED` if its extension is not that of a caption format.
 */
export function captionFormat(path: string): CaptionFormat {
  const ending = extname(checkString("captions", path)).toLowerCase();
  const format = CAPTION_FORMATS.find((known) => ending === `.${known}`);
  if (format !== undefined) return format;
  const supported = CAPTION_FORMATS.map((known) => `.${known}`);
  throw new VoxError(
    "VOX_FORMAT_UNSUPPORTED",
    `captions are written as ${supported.join(", ")}, not "${ending || path}"; use one of these extensions`,
    { format: ending, supported },
  );
}
