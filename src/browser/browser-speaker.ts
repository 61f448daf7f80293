import { type Asset, PACKED_ENDING } from "../assets/catalogue/asset.js";
import type { AssetEvent } from "../assets/catalogue/events.js";
import { openWebAssets } from "../assets/web/web-assets.js";
import { checkChoice, checkFunction, checkInteger, checkOptions, checkSignal, checkString } from "../core/checks.js";
import type { CallOptions, Engine } from "../core/engine.js";
import { OptionRangeError } from "../core/option-errors.js";
import type { DeviceChoice, WebDevice } from "../engines/kokoro-web/gpu/device-model.js";
import { checkVoice, openKokoroWebEngine } from "../engines/kokoro-web/kokoro-web-engine.js";
import { openPhonemizer } from "../languages/open-phonemizer.js";
import { phonemeId } from "../phonemes/vocabulary.js";
import { packageFile, setPackageFolder } from "../platform/web/package-files.js";
import { openWithDefaults } from "../speaker/open-with-defaults.js";
import type { Speaker } from "../speaker/speaker.js";
import { DEFAULTS, type SpeakerDefaults } from "../speaker/speaker-defaults.js";
import type { TextInput } from "../speaker/text-input.js";
import { checkRate, createPlayer, type Playback, type PlayOptions } from "./playback/playback.js";

/** A speaker in a page: that of Node without files, and with sound. */
export interface BrowserSpeaker extends Omit<Speaker, "toFile"> {
  /** Where the model runs now, and why not on the GPU. Undefined for an engine of your own. */
  readonly device: DeviceChoice | undefined;
  /**
   * Plays a text while it is spoken, and reports its words as they are heard. Call it in the handler of a click or a key: browsers
   * let a page play only then. A text that this speaker still plays is stopped first.
   *
   * @param options as for `stream`; `sampleRate` has no effect
   * @throws {TypeError | RangeError} at the call, for invalid options. Failures of the speech reject `finished`.
   */
  play(text: TextInput, options?: PlayOptions): Playback;
}

/** Where a page gets its files, how the engine runs, and the defaults of the speaker's calls. */
export interface CreateBrowserSpeakerOptions extends CallOptions, SpeakerDefaults {
  /**
   * Address of the folder that `voxweave assets export --browser` has written; a relative one begins at the page.
   * @default the folder of VoxWeave's script, which is right for a page that loads it from that folder
   */
  readonly files?: string | undefined;
  /** Address of the weights, if they lie elsewhere, as they are or packed with gzip. @default `models/` of `files` */
  readonly weights?: string | undefined;
  /** An engine object in place of Kokoro, which you close yourself. */
  readonly engine?: Engine | undefined;
  /**
   * Threads for one utterance. More than one needs a page that is cross-origin isolated: docs/browser.md says how.
   * @default 0: all cores up to 4 in an isolated page, otherwise 1
   */
  readonly threads?: number | undefined;
  /**
   * Where the model runs. `"auto"`: with WebAssembly first; on the GPU once that has spoken a known sentence right and clearly quicker,
   * which is tried when the page has spoken, and kept for later visits. The trial downloads 7 MB. `"webgpu"`: on the GPU, if it speaks
   * the known sentence right; the first call waits for that. `"wasm"`: with WebAssembly.
   * @default "auto"
   */
  readonly device?: WebDevice | undefined;
  /** Receives the device in use, with the reason against the GPU, and again when either changes. `"wasm"` calls it never. */
  readonly onDevice?: ((choice: DeviceChoice) => void) | undefined;
  /** Receives each event of the download, such as its progress. */
  readonly onEvent?: ((event: AssetEvent) => void) | undefined;
}

const OPTIONS = Object.keys({
  files: true,
  weights: true,
  engine: true,
  threads: true,
  device: true,
  onDevice: true,
  onEvent: true,
  signal: true,
} satisfies Record<Exclude<keyof CreateBrowserSpeakerOptions, keyof SpeakerDefaults>, true>);

/** Most threads that are used unless more are named: the gain of more was not measured. */
const MOST_THREADS = 4;

/** The code of a phoneme. Bundlers would write the phoneme itself into the script that it checks. */
const SCHWA = 0x259;

/**
 * Opens a speaker that runs in the page, without a server. The first one downloads about 73 MB, which the browser keeps.
 *
 * @throws {TypeError | RangeError} for invalid options, for threads in a page that is not cross-origin isolated, and in a script that the
 *   browser has not read as UTF-8.
 * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_ASSET_UNAVAILABLE`, `VOX_ASSET_CORRUPT`; `VOX_ENGINE_FAILED` if the policy of the
 *   page forbids WebAssembly or workers, and for the device `"webgpu"` if it cannot be used.
 */
export async function createSpeaker(options: CreateBrowserSpeakerOptions = {}): Promise<BrowserSpeaker> {
  checkCreateOptions(options);
  checkScript();
  if (options.files !== undefined) setPackageFolder(folderOf(options.files));
  let device: DeviceChoice | undefined = options.engine === undefined ? { device: "wasm" } : undefined;
  const onDevice = (choice: DeviceChoice): void => {
    device = choice;
    options.onDevice?.(choice);
  };
  const engine = options.engine ?? (await openEngine({ ...options, onDevice }));
  const sharesEngine = options.engine !== undefined;
  const noFiles = async (): Promise<never> => {
    throw new TypeError("a page has no files; use speaker.speak() and encode() of its result");
  };
  const own = { engine, phonemizer: openPhonemizer(), sharesEngine };
  const { toFile: _, ...speaker } = await openWithDefaults(own, noFiles, options);
  const player = createPlayer(engine.sampleRate);
  let playing: Playback | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([player[Symbol.asyncDispose](), speaker.close()]);
  };
  return {
    ...speaker,
    get device() {
      return device;
    },
    play(text, { onWord, rate = 1, ...speaking } = {}) {
      checkRate(rate);
      if (onWord !== undefined) checkFunction("onWord", onWord);
      const open = (signal: AbortSignal) =>
        speaker.stream(text, { ...speaking, signal, sampleRate: engine.sampleRate });
      playing?.stop();
      playing = player.play(open, { onWord, rate, signal: speaking.signal });
      return playing;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * Checks that the browser has read this script as UTF-8. It reads a bundle in a classic script in the encoding of the page, and all phonemes
 * and tables would be wrong.
 *
 * @throws {TypeError} if not.
 */
function checkScript(): void {
  if (phonemeId(String.fromCodePoint(SCHWA)) !== undefined) return;
  throw new TypeError(
    `the page must be UTF-8, because the browser reads its scripts so; it is ${document.characterSet}. ` +
      'Begin its head with <meta charset="utf-8">, or load the script with type="module"',
  );
}

/** Opens Kokoro. Reports an unknown voice before any weights are downloaded. */
async function openEngine({
  voice,
  weights,
  threads = 0,
  device = "auto",
  onDevice,
  onEvent = () => {},
  signal,
}: CreateBrowserSpeakerOptions): Promise<Engine> {
  if (voice !== undefined) checkVoice(checkString("voice", voice));
  const addressOf = ({ name, file }: Asset): URL => {
    if (name.startsWith("voices/")) return packageFile(file);
    return weights === undefined ? packageFile(`models/${file}${PACKED_ENDING}`) : new URL(weights, document.baseURI);
  };
  const assets = openWebAssets({ addressOf, onEvent });
  return openKokoroWebEngine({
    assets,
    threads: threadsOf(threads),
    device,
    onDevice,
    signal,
  });
}

function threadsOf(threads: number): number {
  if (threads > 1 && !crossOriginIsolated) {
    throw new OptionRangeError(
      "threads",
      `must be 1 in a page that is not cross-origin isolated, got ${threads}; serve it with the headers ` +
        "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp",
    );
  }
  if (threads > 0) return threads;
  return crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, MOST_THREADS) : 1;
}

/** The address of a folder, with a slash at its end. */
function folderOf(files: string): URL {
  const address = new URL(files, document.baseURI);
  if (!address.pathname.endsWith("/")) address.pathname += "/";
  return address;
}

function checkCreateOptions(options: CreateBrowserSpeakerOptions): void {
  checkOptions("options", options, [...OPTIONS, ...DEFAULTS]);
  const { files, weights, engine, threads, device, onDevice, onEvent, signal } = options;
  if (files !== undefined) checkString("files", files);
  if (weights !== undefined) checkString("weights", weights);
  if (engine !== undefined) checkFunction("engine.synthesize", engine?.synthesize);
  if (threads !== undefined) checkInteger("threads", threads, 0, 64);
  if (device !== undefined) checkChoice("device", device, ["auto", "wasm", "webgpu"]);
  if (onDevice !== undefined) checkFunction("onDevice", onDevice);
  if (onEvent !== undefined) checkFunction("onEvent", onEvent);
  if (signal !== undefined) checkSignal("signal", signal);
}
