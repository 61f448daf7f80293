import type * as VoxWeave from "../../../src/entries/browser.js";
import { SourceError, toSourceError } from "./source-error.js";
import {
  type CaptionFileFormat,
  type PageVoice,
  SAMPLE_RATE,
  type SoundFormat,
  type SpeakSettings,
  type SpeechSource,
} from "./speech-source.js";

/** Progress of the download of the model; `total` is 0 until it is known. @unit bytes */
export interface DownloadProgress {
  readonly received: number;
  readonly total: number;
}

/** Media types of sound files and of caption files. */
const SOUND_TYPES: Readonly<Record<SoundFormat, string>> = {
  mp3: "audio/mpeg",
  wav: "audio/wav",
  opus: "audio/ogg",
  flac: "audio/flac",
  aac: "audio/aac",
};
const CAPTION_TYPES: Readonly<Record<CaptionFileFormat, string>> = {
  srt: "application/x-subrip",
  vtt: "text/vtt",
  ass: "text/x-ssa",
  json: "application/json",
};

/**
 * Opens a source that speaks in the page, without a server. It loads VoxWeave and the model when they are first needed.
 *
 * @param files address of the folder that `voxweave assets export --browser` has written
 */
export function openDeviceSource(
  files: URL,
  onProgress: (progress: DownloadProgress | undefined) => void,
): SpeechSource {
  let opening: Promise<VoxWeave.BrowserSpeaker> | undefined;
  const open = (): Promise<VoxWeave.BrowserSpeaker> => {
    opening ??= openSpeaker(files, onProgress).catch((error: unknown) => {
      opening = undefined; // The next call tries again.
      throw toSourceError(error, "source");
    });
    return opening;
  };
  return {
    kind: "device",
    async ready() {
      await open();
    },
    async voices({ signal } = {}) {
      const response = await fetch(new URL("voices.json", files), { signal: signal ?? null }).catch(() => undefined);
      if (response?.ok) return (await response.json()) as readonly PageVoice[];
      throw filesMissing();
    },
    async *speak(text, settings, { signal } = {}) {
      const speaker = await open();
      signal?.throwIfAborted();
      yield* speaker.stream(text, { ...optionsOf(settings), signal });
    },
    async explain(text, settings, { signal } = {}) {
      const speaker = await open();
      return speaker.explain(text, { ...optionsOf(settings), signal });
    },
    async encode(text, settings, format, { signal } = {}) {
      const speaker = await open();
      const spoken = await speaker.speak(text, { ...optionsOf(settings), signal });
      return new Blob([await spoken.encode(format)], { type: SOUND_TYPES[format] });
    },
    async captions(text, settings, format, { signal } = {}) {
      const speaker = await open();
      const spoken = await speaker.speak(text, { ...optionsOf(settings), signal });
      return new Blob([spoken.toCaptions(format)], { type: CAPTION_TYPES[format] });
    },
  };
}

async function openSpeaker(
  files: URL,
  onProgress: (progress: DownloadProgress | undefined) => void,
): Promise<VoxWeave.BrowserSpeaker> {
  const address = new URL("voxweave.js", files).href;
  let library: typeof VoxWeave;
  try {
    library = (await import(/* @vite-ignore */ address)) as typeof VoxWeave;
  } catch (cause) {
    throw filesMissing(cause);
  }
  const progressOf = new Map<string, DownloadProgress>();
  const onEvent = (event: VoxWeave.AssetEvent): void => {
    if (event.type !== "progress") return;
    progressOf.set(event.asset, { received: event.bytesDone, total: event.bytesTotal });
    const all = [...progressOf.values()];
    onProgress({ received: sum(all.map((one) => one.received)), total: sum(all.map((one) => one.total)) });
  };
  onProgress({ received: 0, total: 0 });
  try {
    return await library.createSpeaker({ files: files.href, onEvent });
  } finally {
    onProgress(undefined);
  }
}

function filesMissing(cause?: unknown): SourceError {
  const message = "The files that speak on this device cannot be loaded. Check the connection, then try again.";
  return new SourceError(message, "files_missing", "source", { cause });
}

function optionsOf({ voice, speed, loudness, pauses, markup }: SpeakSettings): VoxWeave.SpeakOptions {
  const level = loudness === "as-is" ? loudness : { lufs: loudness };
  return { voice, speed, pauses, markup, loudness: level, sampleRate: SAMPLE_RATE };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
