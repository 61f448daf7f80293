import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { createAssetStore } from "../../assets/create-asset-store.js";
import { checkChoice, checkInteger, checkObject, checkString } from "../../core/checks.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { findVoices } from "../../core/find-voices.js";
import { OptionRangeError } from "../../core/option-errors.js";
import { checkSpeed } from "../../core/speed.js";
import { childEnvironment } from "../../platform/node/processes/child-environment.js";
import { findEnginePython } from "../../python/bridge/create-bridge.js";
import { runOneShot } from "../../python/bridge/one-shot.js";
import { checkPythonOptions, type PythonOptions } from "../../python/bridge/python-options.js";
import { readBridgeScript } from "../../python/bridge/script.js";
import { bridgedEngine } from "../bridged-engine.js";
import { KOKORO_LANGUAGES } from "../kokoro/languages.js";
import { DEFAULT_VOICE, KOKORO_VOICES } from "../kokoro/voices.js";
import { findModelFolder } from "./model-folder.js";
import { KOKORO_REQUIREMENTS, type KokoroSettings, numberFrom, settingsFrom } from "./settings.js";

/**
 * Settings of {@link KokoroBridge}. The defaults are `VOXWEAVE_KOKORO_REPO_ID`, `…_DEVICE`, `…_SAMPLE_RATE` and
 * `…_SPLIT_PATTERN`.
 */
export interface KokoroBridgeSettings extends KokoroSettings {
  /** Sample rate of the file. @default 24_000 @unit hertz */
  readonly sampleRate?: number | undefined;
  /** The interpreter to run, its environment and its working directory. */
  readonly python?: PythonOptions | undefined;
  /** Folder of VoxWeave's own environment and weights. @default `VOXWEAVE_CACHE`, or the platform's cache folder */
  readonly cacheFolder?: string | undefined;
  /** Longest time for one synthesis, including the start of Python. @default 600_000 @unit milliseconds */
  readonly timeoutMs?: number | undefined;
}

/** A text to speak into a file. */
export interface KokoroBridgeRequest {
  /** The text to speak. */
  readonly text: string;
  /** WAV file to write (mono, 16 bits). It appears when it is complete. */
  readonly output: string;
  /** A voice, or several whose mean is used: `"af_heart,am_adam"`. @default "af_heart" */
  readonly voice?: string | undefined;
  /** 0.25 to 4; 1 is the voice's own pace. @default 1 */
  readonly speed?: number | undefined;
  /** Kokoro's letter for the language of the text, such as `"a"`. @default the language of the voice */
  readonly langCode?: string | undefined;
}

/** @unit hertz */
const SAMPLE_RATE_RANGE = [1_000, 192_000] as const;

/** White space by Python's definition. The script needs no model for such text. */
const BLANK = /^(?:(?!\ufeff)\s)*$/u;

/** Kokoro's letters for languages, and the tags that its library accepts instead. */
const LANGUAGE_CODES: readonly string[] = [
  ...KOKORO_LANGUAGES.map(({ letter }) => letter),
  ...KOKORO_LANGUAGES.map(({ libraryTag }) => libraryTag),
];

/**
 * Speaks each text with a new Python process, into one file, with Kokoro's own front end (misaki). A worker that keeps the
 * model loaded (`createSpeaker({ engine: "kokoro-python" })`) is about ten times faster for a sentence.
 */
export class KokoroBridge {
  readonly #settings: KokoroBridgeSettings;

  /** @throws {TypeError | RangeError} if a setting has the wrong type or is out of range. */
  constructor(settings: KokoroBridgeSettings = {}) {
    checkObject("settings", settings);
    const { sampleRate, timeoutMs, python, cacheFolder } = settings;
    if (sampleRate !== undefined) checkInteger("sampleRate", sampleRate, ...SAMPLE_RATE_RANGE);
    if (timeoutMs !== undefined) checkInteger("timeoutMs", timeoutMs, 1, 2 ** 31 - 1);
    if (python !== undefined) checkPythonOptions(python);
    const { repoId, device, splitPattern } = settingsFrom(settings, process.env);
    for (const [name, value] of Object.entries({ repoId, device, splitPattern, cacheFolder })) {
      if (value !== undefined) checkString(name, value);
    }
    this.#settings = {
      ...settings,
      ...{ repoId, device, splitPattern },
      sampleRate: sampleRate ?? numberFrom(process.env, "VOXWEAVE_KOKORO_SAMPLE_RATE", ...SAMPLE_RATE_RANGE),
    };
  }

  /**
   * Speaks a text into a WAV file. Blank text makes a file without sound, and needs Python but neither model nor library.
   *
   * @throws {TypeError | RangeError} if the request is invalid, before Python starts.
   * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_FILE_UNWRITABLE`, `VOX_ASSET_UNAVAILABLE` (a voice that is not in the
   *   cache), `VOX_PYTHON_UNUSABLE`, `VOX_PYTHON_MODULE_MISSING`, `VOX_PYTHON_MODEL_MISSING`, `VOX_PYTHON_FAILED`,
   *   `VOX_WORKER_CRASHED`, `VOX_WORKER_OUT_OF_MEMORY`, `VOX_WORKER_PROTOCOL`, `VOX_DEADLINE`.
   */
  async synthesizeToFile(
    request: KokoroBridgeRequest,
    { signal }: CallOptions = {},
  ): Promise<{ readonly durationSeconds: number }> {
    signal?.throwIfAborted();
    const { python, cacheFolder, timeoutMs = 600_000, repoId, ...settings } = this.#settings;
    const checked = await checkRequest(request, repoId);
    const folder = createAssetStore({ ...(cacheFolder !== undefined && { cacheFolder }) }).cacheFolder;
    const blank = BLANK.test(checked.text);
    const kokoro = bridgedEngine("kokoro-bridge", KOKORO_REQUIREMENTS, folder);
    const engine = blank ? { ...kokoro, modules: [] } : kokoro;
    const [interpreter, script] = await Promise.all([
      findEnginePython(engine, python, { signal }),
      readBridgeScript(kokoro.adapter),
    ]);
    const ownModel =
      repoId === undefined && !blank
        ? await findModelFolder({ cacheFolder: folder, python: interpreter.path, voices: voicesOf(request), signal })
        : undefined;
    const payload = {
      ...checked,
      sample_rate: settings.sampleRate,
      repo_id: repoId ?? ownModel,
      device: settings.device,
      split_pattern: settings.splitPattern,
    };
    const durationSeconds = await runOneShot(payload, {
      ...engine,
      python: interpreter.path,
      script,
      env: childEnvironment(process.env, python?.env),
      cwd: python?.cwd,
      timeoutMs,
      signal,
    });
    return { durationSeconds };
  }
}

function voicesOf({ voice = DEFAULT_VOICE }: KokoroBridgeRequest): string[] {
  return voice.split(",");
}

async function checkRequest(
  request: KokoroBridgeRequest,
  repoId: string | undefined,
): Promise<{ text: string; output: string; voice?: string; speed?: number; lang_code?: string }> {
  checkObject("request", request);
  const { text, output, voice, speed, langCode } = request;
  checkString("text", text);
  if (checkString("output", output) === "")
    throw new OptionRangeError("output", "must name a file, got an empty string");
  if (speed !== undefined) checkSpeed("speed", speed);
  if (langCode !== undefined) checkChoice("langCode", langCode, LANGUAGE_CODES);
  if (voice !== undefined) {
    checkString("voice", voice);
    const mix = voicesOf(request).map((name) => ({ voice: name, weight: 1 }));
    if (repoId === undefined) findVoices(mix, "kokoro-python", KOKORO_VOICES);
    else checkVoiceNames(voice);
  }
  const path = resolve(output);
  await checkPlace(path);
  return {
    text,
    output: path,
    ...(voice !== undefined && { voice }),
    ...(speed !== undefined && { speed }),
    ...(langCode !== undefined && { lang_code: langCode }),
  };
}

/** Checks the voices of another repository. A voice's name selects a file, so a path is rejected. */
function checkVoiceNames(voice: string): void {
  if (/^[\p{L}\p{N}_-]+(,[\p{L}\p{N}_-]+)*$/u.test(voice)) return;
  const rule = 'must be names of letters, digits, "_" and "-", separated by commas';
  throw new OptionRangeError("voice", `${rule}, got ${JSON.stringify(voice)}`);
}

/** Rejects a path that cannot hold the file, before the sound is made. */
async function checkPlace(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  const folder = await stat(dirname(path)).catch(() => undefined);
  const reason = found?.isDirectory()
    ? "it is a folder; give a file name inside it"
    : folder?.isDirectory()
      ? undefined
      : `its folder ${dirname(path)} does not exist; create it first`;
  if (reason !== undefined) throw new VoxError("VOX_FILE_UNWRITABLE", `cannot write ${path}: ${reason}`, { path });
}
