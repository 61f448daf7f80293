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
  let isOpen = false;
  let opening: Promise<OpenLibrary> | undefined;
  const open = async (): Promise<OpenLibrary> => {
    opening ??= openLibrary(files, onProgress).catch((error: unknown) => {
      opening = undefined; // The next call tries again.
      throw toSourceError(error, "source");
    });
    const opened = await opening;
    isOpen = true;
    return opened;
  };
  return {
    kind: "device",
    get isOpen() {
      return isOpen;
    },
    async ready() {
      await open();
    },
    async voices({ signal } = {}) {
      const response = await fetch(new URL("voices.json", files), { signal: signal ?? null }).catch(() => undefined);
      if (response?.ok) return (await response.json()) as readonly PageVoice[];
      throw filesMissing();
    },
    async *speak(text, settings, { signal } = {}) {
      const { speaker, optionsOf } = await open();
      signal?.throwIfAborted();
      yield* speaker.stream(text, { ...(await optionsOf(settings)), signal });
    },
    async explain(text, settings, { signal } = {}) {
      const { speaker, optionsOf } = await open();
      return speaker.explain(text, { ...(await optionsOf(settings)), signal });
    },
    async encode(text, settings, format, { signal } = {}) {
      const { speaker, optionsOf } = await open();
      const spoken = await speaker.speak(text, { ...(await optionsOf(settings)), signal });
      return new Blob([await spoken.encode(format)], { type: SOUND_TYPES[format] });
    },
    async captions(text, settings, format, { signal } = {}) {
      const { speaker, optionsOf } = await open();
      const spoken = await speaker.speak(text, { ...(await optionsOf(settings)), signal });
      return new Blob([spoken.toCaptions(format)], { type: CAPTION_TYPES[format] });
    },
  };
}

/** The library, open to speak. */
interface OpenLibrary {
  readonly speaker: VoxWeave.BrowserSpeaker;
  /** Returns the options of the speaker for the settings of the page. */
  optionsOf(settings: SpeakSettings): Promise<VoxWeave.SpeakOptions>;
}

async function openLibrary(
  files: URL,
  onProgress: (progress: DownloadProgress | undefined) => void,
): Promise<OpenLibrary> {
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
    const speaker = await library.createSpeaker({ files: files.href, onEvent });
    return { speaker, optionsOf: (settings) => optionsFor(library, settings) };
  } finally {
    onProgress(undefined);
  }
}

function filesMissing(cause?: unknown): SourceError {
  const message = "The files that speak on this device cannot be loaded. Check the connection, then try again.";
  return new SourceError(message, "files_missing", "source", { cause });
}

async function optionsFor(
  { createLexicon }: typeof VoxWeave,
  { voice, speed, loudness, pauses, markup, lexicon }: SpeakSettings,
): Promise<VoxWeave.SpeakOptions> {
  const level = loudness === "as-is" ? loudness : { lufs: loudness };
  const hasWords = Object.keys(lexicon).length > 0;
  const lexicons = hasWords ? [await createLexicon({ name: "of the page", words: lexicon })] : undefined;
  return { voice, speed, pauses, markup, loudness: level, lexicons, sampleRate: SAMPLE_RATE };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
