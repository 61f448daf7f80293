import type * as VoxWeave from "../../../src/entries/browser.js";
import { CAPTION_TYPES, SOUND_TYPES } from "./media-types.js";
import { toFloat32, toInt16 } from "./pcm.js";
import { SourceError, toSourceError } from "./source-error.js";
import {
  type Making,
  type PageVoice,
  SAMPLE_RATE,
  type SpeakSettings,
  type SpeechSource,
  type Waiting,
} from "./speech-source.js";

/** Where the model runs, and why not on the GPU. */
export type DeviceChoice = NonNullable<VoxWeave.BrowserSpeaker["device"]>;

/** Progress of the download of the model; `total` is 0 until it is known. @unit bytes */
export interface DownloadProgress {
  readonly received: number;
  readonly total: number;
}

/** Work of the page beside a source on the device. */
export interface DeviceHost {
  /** Called while a call waits for the model, and with `undefined` when none waits any more. */
  onProgress(progress: DownloadProgress | undefined): void;
  /** Called with the place where the model runs, and again when it changes. */
  onDevice(choice: DeviceChoice): void;
  /** Resolves when files that are loaded from now on are kept, or when the browser does not keep them. */
  whenKept(): Promise<void>;
  /** Called when the device can speak. */
  keepDeviceFiles(): void;
}

/** The text and the words of a speech that is complete, for its captions. */
interface LastSpeech {
  readonly text: string;
  readonly settings: SpeakSettings;
  readonly spoken: Parameters<typeof VoxWeave.toCaptions>[0];
}

/**
 * Opens a source that speaks in the page, without a server. It loads VoxWeave and the model when they are first needed.
 *
 * @param files address of the folder that `voxweave assets export --browser` has written
 */
export function openDeviceSource(files: URL, host: DeviceHost): SpeechSource {
  const waits = countWaits(host.onProgress);
  let isOpen = false;
  let opening: Promise<OpenLibrary> | undefined;
  const open = async (): Promise<OpenLibrary> => {
    opening ??= host
      .whenKept()
      .then(() => openLibrary(files, { onProgress: waits.onProgress, onDevice: host.onDevice }))
      .catch((error: unknown) => {
        opening = undefined; // The next call tries again.
        throw toSourceError(error, "source");
      });
    const opened = await opening;
    isOpen = true;
    return opened;
  };
  let hasModel = false;
  const withLibrary = <Result>(work: (opened: OpenLibrary) => Promise<Result>): Promise<Result> => {
    const endWait = waits.begin();
    return open().then(work).finally(endWait);
  };
  let last: LastSpeech | undefined;
  async function* speak(
    text: string,
    settings: SpeakSettings,
    { signal }: Waiting = {},
  ): AsyncGenerator<VoxWeave.SpeechChunk, LastSpeech, void> {
    const endWait = waits.begin();
    try {
      const { speaker, optionsOf } = await open();
      signal?.throwIfAborted();
      const stream = speaker.stream(text, { ...(await optionsOf(settings)), signal });
      const spoken = stream.record();
      for await (const chunk of stream) {
        endWait();
        if (!hasModel) host.keepDeviceFiles();
        hasModel = true;
        yield chunk;
      }
      last = { text, settings, spoken };
      return last;
    } finally {
      endWait();
    }
  }
  /** Returns the last speech, if it is that of a text. */
  const lastOf = (text: string, settings: SpeakSettings): LastSpeech | undefined =>
    last?.text === text && JSON.stringify(last.settings) === JSON.stringify(settings) ? last : undefined;
  /** Speaks a whole text for a file: as it is spoken to be heard, so that all its files fit each other. */
  const speakWhole = async (text: string, settings: SpeakSettings, { signal, onProgress }: Making) => {
    const sound: Int16Array<ArrayBuffer>[] = [];
    const parts = speak(text, settings, { signal });
    for (;;) {
      const { done, value } = await parts.next();
      if (done) return { sound, speech: value };
      sound.push(toInt16(value.samples));
      onProgress?.({ part: Math.min(1, value.source.end / text.trimEnd().length) });
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
    speak,
    explain: (text, settings, { signal } = {}) =>
      withLibrary(async ({ speaker, optionsOf }) => speaker.explain(text, { ...(await optionsOf(settings)), signal })),
    async encode(text, settings, { format, bitrate }, options = {}) {
      const { sound = (await speakWhole(text, settings, options)).sound, signal } = options;
      const { encodeSamples } = await loadLibrary(files);
      const bytes = await encodeSamples(format, floatBlocks(sound), {
        bitrate,
        sampleRate: SAMPLE_RATE,
        signal,
      });
      return new Blob([bytes], { type: SOUND_TYPES[format] });
    },
    async captions(text, settings, format, options = {}) {
      const { spoken } = lastOf(text, settings) ?? (await speakWhole(text, settings, options)).speech;
      const { toCaptions } = await loadLibrary(files);
      return new Blob([toCaptions(spoken, format)], { type: CAPTION_TYPES[format] });
    },
  };
}

/** Passes the progress of a download on as long as a call waits for it: others may end meanwhile, and downloads may go on. */
function countWaits(onProgress: DeviceHost["onProgress"]) {
  const waits = new Set<symbol>();
  return {
    onProgress(progress: DownloadProgress): void {
      if (waits.size > 0) onProgress(progress);
    },
    /** Begins a wait. Returns the function that ends it. */
    begin(): () => void {
      const wait = Symbol();
      waits.add(wait);
      return () => {
        if (waits.delete(wait) && waits.size === 0) onProgress(undefined);
      };
    },
  };
}

function* floatBlocks(sound: readonly Int16Array[]): Generator<Float32Array<ArrayBuffer>, void, void> {
  for (const block of sound) yield toFloat32(block);
}

async function listVoices(files: URL, { signal }: Waiting = {}): Promise<readonly PageVoice[]> {
  const response = await fetch(new URL("voices.json", files), { signal: signal ?? null }).catch(() => undefined);
  signal?.throwIfAborted();
  if (response?.ok) return (await response.json()) as readonly PageVoice[];
  throw filesMissing();
}

/** The library, open to speak. */
interface OpenLibrary {
  readonly speaker: VoxWeave.BrowserSpeaker;
  /** Returns the options of the speaker for the settings of the page. */
  optionsOf(settings: SpeakSettings): Promise<VoxWeave.SpeakOptions>;
}

async function openLibrary(
  files: URL,
  { onProgress, onDevice }: { onProgress(progress: DownloadProgress): void; onDevice: DeviceHost["onDevice"] },
): Promise<OpenLibrary> {
  const library = await loadLibrary(files);
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
  const speaker = await library.createSpeaker({ files: files.href, voice: first?.id, onDevice, onEvent });
  return { speaker, optionsOf: (settings) => optionsFor(library, settings) };
}

async function loadLibrary(files: URL): Promise<typeof VoxWeave> {
  try {
    return (await import(/* @vite-ignore */ new URL("voxweave.js", files).href)) as typeof VoxWeave;
  } catch (cause) {
    throw filesMissing(cause);
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
