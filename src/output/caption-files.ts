import { extname } from "node:path";
import { CAPTION_FORMATS, type CaptionFormat, toCaptions } from "../captions/captions.js";
import { makeCues } from "../captions/cues.js";
import type { SpokenText } from "../captions/pieces.js";
import { checkString } from "../core/checks.js";
import { VoxError } from "../core/errors.js";
import { type AtomicFile, openAtomicFile } from "../platform/node/files/atomic-file.js";
import type { CaptionRequest } from "../speaker/file-speech.js";

/** Files that are open, and empty until the words are known. Disposing of them removes what has not been committed. */
export interface CaptionFiles extends AsyncDisposable {
  readonly files: readonly AtomicFile[];
  /** Writes the content of each. It is there when the files are committed. */
  write(spoken: SpokenText): Promise<void>;
}

/**
 * Opens the files, so that one that cannot be written is told of before anything is spoken.
 *
 * @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`.
 * @throws {TypeError | RangeError} for options out of bounds.
 */
export async function openCaptionFiles({ captions = [], captionOptions = {} }: CaptionRequest): Promise<CaptionFiles> {
  const paths = [...new Set(typeof captions === "string" ? [captions] : captions)];
  const formats = paths.map(captionFormat);
  makeCues({ text: "", words: [], durationSeconds: 0 }, captionOptions); // Throws where an option is out of bounds.
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

/** @throws {VoxError} `VOX_FORMAT_UNSUPPORTED` where the ending of a path names no format of captions. */
export function captionFormat(path: string): CaptionFormat {
  const ending = extname(checkString("captions", path)).toLowerCase();
  const format = CAPTION_FORMATS.find((known) => ending === `.${known}`);
  if (format !== undefined) return format;
  const supported = CAPTION_FORMATS.map((known) => `.${known}`);
  throw new VoxError(
    "VOX_FORMAT_UNSUPPORTED",
    `captions are written as ${supported.join(", ")}, not "${ending || path}"; give the file a name that ends so`,
    { format: ending, supported },
  );
}
