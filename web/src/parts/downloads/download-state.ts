import { signal } from "@preact/signals";
import { type SourceError, toSourceError } from "../../source/source-error.js";
import type {
  CaptionFileFormat,
  Making,
  MakingProgress,
  SoundFormat,
  SpeechSource,
} from "../../source/speech-source.js";
import { text } from "../../state/document.js";
import { oneOf, persisted } from "../../state/persisted.js";
import { isCurrent, recording } from "../../state/playback.js";
import { settings } from "../../state/settings.js";
import { source } from "../../state/source.js";
import { fileName } from "./file-name.js";
import { CAPTION_FORMATS, SOUND_FORMATS } from "./formats.js";
import { saveFile } from "./save-file.js";

/** A kind of file. */
export type FileKind = "sound" | "captions";

/** The format of sound files that the user chose. */
export const soundFormat = persisted<SoundFormat>("sound-format", "mp3", oneOf(keysOf(SOUND_FORMATS)));
/** The bitrates that the user chose, by format. @unit bits per second */
export const bitrates = persisted<Partial<Record<SoundFormat, number>>>("bitrates", {}, asBitrates);
/** The format of caption files that the user chose. */
export const captionFormat = persisted<CaptionFileFormat>("caption-format", "srt", oneOf(keysOf(CAPTION_FORMATS)));

/** The file that is being made, and how far it is, if that is known. */
export const making = signal<{ readonly kind: FileKind; readonly progress?: MakingProgress } | undefined>();
/** Why the last file could not be made. */
export const downloadFailure = signal<{ readonly kind: FileKind; readonly error: SourceError } | undefined>();

let stop: AbortController | undefined;

/** Makes a sound file of the text and saves it. */
export function downloadSound(): void {
  const speaker = source.peek();
  if (speaker === undefined) return;
  const format = formatFor(speaker);
  const bitrate = bitrates.peek()[format];
  void save("sound", SOUND_FORMATS[format].ending, (options) =>
    speaker.encode(text.peek(), settings.peek(), { format, bitrate }, options),
  );
}

/** Makes captions of the text and saves them. */
export function downloadCaptions(): void {
  const format = captionFormat.peek();
  const speaker = source.peek();
  if (speaker === undefined) return;
  void save("captions", format, (options) => speaker.captions(text.peek(), settings.peek(), format, options));
}

/** Stops the file that is being made. */
export function cancelDownload(): void {
  stop?.abort();
}

/** Returns the chosen format, or the first of the source if it lacks that. */
export function formatFor({ formats }: Pick<SpeechSource, "formats">): SoundFormat {
  const chosen = soundFormat.value;
  return formats.includes(chosen) ? chosen : (formats[0] ?? chosen);
}

async function save(kind: FileKind, ending: string, make: (options: Making) => Promise<Blob>): Promise<void> {
  stop?.abort();
  const own = new AbortController();
  stop = own;
  downloadFailure.value = undefined;
  making.value = { kind };
  const name = fileName(text.peek(), ending);
  const onProgress = (progress: MakingProgress): void => {
    if (!own.signal.aborted) making.value = { kind, progress };
  };
  try {
    const sound = isCurrent.peek() ? recording.peek()?.blocks : undefined;
    const file = await make({ signal: own.signal, onProgress, sound });
    if (!own.signal.aborted) saveFile(file, name);
  } catch (error) {
    if (!own.signal.aborted) downloadFailure.value = { kind, error: toSourceError(error) };
  } finally {
    if (stop === own) making.value = undefined;
  }
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}

function asBitrates(stored: unknown): Partial<Record<SoundFormat, number>> | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  const chosen = Object.entries(SOUND_FORMATS).map(([id, offered]) => {
    const bitrate: unknown = Reflect.get(stored, id);
    return [id, offered.bitrates.find((rate) => rate === bitrate)] as const;
  });
  return Object.fromEntries(chosen.filter(([, bitrate]) => bitrate !== undefined));
}
