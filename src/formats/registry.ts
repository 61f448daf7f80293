import { checkString } from "../core/checks.js";
import { VoxError } from "../core/errors.js";
import { AAC } from "./aac.js";
import type { AudioFormat, AudioFormatId } from "./audio-format.js";
import { FLAC } from "./flac.js";
import { ALAW, ULAW } from "./g711.js";
import { M4A } from "./m4a.js";
import { MP3 } from "./mp3.js";
import { OPUS } from "./opus.js";
import { PCM } from "./pcm.js";
import { WAV } from "./wav.js";

/** The one list of formats. A new format is a file beside this one, an id in `audio-format.ts`, and a line here. */
export const AUDIO_FORMATS: readonly AudioFormat[] = [WAV, PCM, MP3, OPUS, FLAC, AAC, M4A, ULAW, ALAW];

/** Returns the format of an id. @throws {TypeError} unless it is a string. @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`. */
export function findAudioFormat(id: AudioFormatId): AudioFormat {
  const format = AUDIO_FORMATS.find((known) => known.id === id);
  if (format !== undefined) return format;
  checkString("format", id);
  const supported = AUDIO_FORMATS.map((known) => known.id);
  const message = `there is no format of sound "${id}"; there are ${supported.join(", ")}`;
  throw new VoxError("VOX_FORMAT_UNSUPPORTED", message, { format: String(id), supported });
}

/** Returns the format whose files have the extension of `path`, or undefined. A name that begins with a dot has none. */
export function audioFormatOfPath(path: string): AudioFormat | undefined {
  const [extension] = /(?<=[^\\/])\.[^.\\/]+$/u.exec(path.toLowerCase()) ?? [];
  return extension === undefined ? undefined : AUDIO_FORMATS.find(({ extensions }) => extensions.includes(extension));
}
