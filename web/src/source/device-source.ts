import type * as VoxWeave from "../../../src/entries/browser.js";
import { SourceError, toSourceError } from "./source-error.js";
import {
  type CaptionFileFormat,
  type Making,
  type PageVoice,
  SAMPLE_RATE,
  type SoundFormat,
  type SpeakSettings,
  type SpeechSource,
  type Waiting,
} from "./speech-source.js";

/** Progress of the download of the model; `total` is 0 until it is known. @unit bytes */
export interface DownloadProgress {
  readonly received: number;
  readonly total: number;
}

/** How the browser keeps the files that speak on the device. */
export interface Keeping {
  /** Resolves when files that are loaded from now on are kept, or when the browser does not keep them. */
  whenKept(): Promise<void>;
  /** Called when the device can speak. */
  keepDeviceFiles(): void;
}

/** Media types of sound files and of caption files. */
const SOUND_TYPES: Readonly<Record<SoundFormat, string>> = {
  mp3: "audio/mpeg",
  wav: "audio/wav",
  opus: "audio/ogg",
  flac: "audio/flac",
  m4a: "audio/mp4",
  pcm: "audio/pcm",
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
 * @param onProgress called while a call waits for the model, and with `undefined` when it waits no more
 */
export function openDeviceSource(
  files: URL,
  onProgress: (progress: DownloadProgress | undefined) => void,
  { whenKept, keepDeviceFiles }: Keeping,
): SpeechSource {
  let isOpen = false;
  let opening: Promise<OpenLibrary> | undefined;
  const open = async (): Promise<OpenLibrary> => {
    opening ??= whenKept()
      .then(() => openLibrary(files, onProgress))
      .catch((error: unknown) => {
        opening = undefined; // The next call tries again.
        throw toSourceError(error, "source");
      });
    const opened = await opening;
    isOpen = true;
    return opened;
  };
  let hasModel = false;
  const modelIsThere = (): void => {
    onProgress(undefined);
    if (!hasModel) keepDeviceFiles();
    hasModel = true;
  };
  const withLibrary = async <Result>(work: (opened: OpenLibrary) => Promise<Result>): Promise<Result> => {
    try {
      return await work(await open());
    } finally {
      onProgress(undefined);
    }
  };
  return {
    kind: "device",
    formats: ["mp3", "wav", "opus", "flac", "m4a", "aac", "pcm"],
    get isOpen() {
      return isOpen;
    },
    ready: () => withLibrary(async () => {}),
    voices: (options) => listVoices(files, options),
    async *speak(text, settings, { signal } = {}) {
      try {
        const { speaker, optionsOf } = await open();
        signal?.throwIfAborted();
        for await (const chunk of speaker.stream(text, { ...(await optionsOf(settings)), signal })) {
          modelIsThere();
          yield chunk;
        }
      } finally {
        onProgress(undefined);
      }
    },
    explain: (text, settings, { signal } = {}) =>
      withLibrary(async ({ speaker, optionsOf }) => speaker.explain(text, { ...(await optionsOf(settings)), signal })),
    encode: (text, settings, { format, bitrate }, options) =>
      withLibrary(async (library) => {
        const spoken = await speakWhole(library, text, settings, options);
        return new Blob([await spoken.encode(format, { bitrate })], { type: SOUND_TYPES[format] });
      }),
    captions: (text, settings, format, options) =>
      withLibrary(async (library) => {
        const spoken = await speakWhole(library, text, settings, options);
        return new Blob([spoken.toCaptions(format)], { type: CAPTION_TYPES[format] });
      }),
  };
}

async function listVoices(files: URL, { signal }: Waiting = {}): Promise<readonly PageVoice[]> {
  const response = await fetch(new URL("voices.json", files), { signal: signal ?? null }).catch(() => undefined);
  signal?.throwIfAborted();
  if (response?.ok) return (await response.json()) as readonly PageVoice[];
  throw filesMissing();
}

/** Speaks a whole text for a file. */
async function speakWhole(
  { speaker, optionsOf }: OpenLibrary,
  text: string,
  settings: SpeakSettings,
  { signal, onProgress }: Making = {},
): ReturnType<VoxWeave.BrowserSpeaker["speak"]> {
  signal?.throwIfAborted();
  return speaker.speak(text, {
    ...(await optionsOf(settings)),
    signal,
    onProgress: ({ spokenCharacters, totalCharacters }) => onProgress?.(spokenCharacters / totalCharacters),
  });
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
  // The folder may lack the voice that VoxWeave takes by default.
  const [first] = await listVoices(files);
  const speaker = await library.createSpeaker({ files: files.href, voice: first?.id, onEvent });
  return { speaker, optionsOf: (settings) => optionsFor(library, settings) };
}

function filesMissing(cause?: unknown): SourceError {
  const message = "The files that speak on this device cannot be loaded. Check the connection, then try again.";
  return new SourceError(message, "files_missing", "source", { cause });
}

async function optionsFor(
  { createLexicon }: typeof VoxWeave,
  { voice, speed, loudness, pauses, markup, lexicon }: SpeakSettings,
): Promise<VoxWeave.SpeakOptions> {
  const hasWords = Object.keys(lexicon).length > 0;
  const lexicons = hasWords ? [await createLexicon({ name: "of the page", words: lexicon })] : undefined;
  return {
    voice,
    speed,
    pauses,
    markup,
    loudness: loudness === undefined ? undefined : { lufs: loudness },
    lexicons,
    sampleRate: SAMPLE_RATE,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
