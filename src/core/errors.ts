import type { SourceRange } from "./range.js";

/** Details of each error code, in addition to the message. */
export interface VoxErrorDetails {
  /** No source could deliver an asset. */
  VOX_ASSET_UNAVAILABLE: { readonly asset: string; readonly attempts: readonly AssetAttempt[] };
  /** A file has the wrong size or digest. */
  VOX_ASSET_CORRUPT: {
    readonly asset: string;
    readonly path: string;
    readonly expected: string;
    readonly found: string;
  };
  /** VoxWeave cannot prepare the graph of an ONNX model. */
  VOX_GRAPH_UNSUPPORTED: { readonly path: string; readonly reason: string };
  /** No engine has this name. */
  VOX_ENGINE_UNKNOWN: { readonly engine: string; readonly known: readonly string[] };
  /** The engine has no such voice. `near` has the ids most like it. */
  VOX_VOICE_UNKNOWN: { readonly voice: string; readonly near: readonly string[] };
  /** The front end lacks the language of the voice or of the call. */
  VOX_LANGUAGE_UNSUPPORTED: { readonly language: string; readonly supported: readonly string[] };
  /** An utterance contains a symbol that the engine cannot speak. `index` is its place in the phonemes. */
  VOX_PHONEME_UNKNOWN: { readonly symbol: string; readonly index: number };
  /** An utterance has more phonemes than the engine accepts. */
  VOX_UTTERANCE_TOO_LONG: { readonly phonemes: number; readonly maxPhonemes: number };
  /** The caller disposed of the engine before or during the call. */
  VOX_ENGINE_CLOSED: { readonly engine: string };
  /** The engine's runtime failed. `cause` is the runtime's error. */
  VOX_ENGINE_FAILED: { readonly engine: string };
  /** A strict call contains text that cannot be spoken. */
  VOX_TEXT_UNSPOKEN: { readonly text: string; readonly source: SourceRange };
  /**
   * A text breaks the rules of its markup language, such as XML that is not well-formed; in a strict call, its markup is not
   * understood. `markup` is the language, such as `"ssml"`. Lines and columns count from 1.
   */
  VOX_MARKUP_INVALID: {
    readonly markup: string;
    readonly line: number;
    readonly column: number;
    readonly reason: string;
  };
  /** A lexicon cannot be read. `line` counts from 1; it is undefined if the place of the mistake is unknown. */
  VOX_LEXICON_INVALID: { readonly path: string; readonly line: number | undefined; readonly reason: string };
  /** A package that a feature needs is not installed. */
  VOX_DEPENDENCY_MISSING: { readonly dependency: string; readonly command: string };
  /** A Python environment could not be created. `output` is the end of the output of the program that failed. */
  VOX_ENVIRONMENT_FAILED: {
    readonly environment: string;
    readonly folder: string;
    readonly phase: string;
    readonly output: string;
  };
  /** VoxWeave writes no audio format with the ending of the output path. */
  VOX_FORMAT_UNSUPPORTED: { readonly format: string; readonly supported: readonly string[] };
  /** The bytes are not an audio file that VoxWeave can read. */
  VOX_AUDIO_INVALID: { readonly reason: string };
  /** The program that plays sound failed. `reason` is its last message. */
  VOX_PLAYER_FAILED: { readonly player: string; readonly reason: string };
  /** A file cannot be read. */
  VOX_FILE_UNREADABLE: { readonly path: string };
  /** A file or folder cannot be written. */
  VOX_FILE_UNWRITABLE: { readonly path: string };
  /** No Python interpreter is usable. Each candidate has its reason. */
  VOX_PYTHON_UNUSABLE: { readonly candidates: readonly PythonCandidate[] };
  /** A Python interpreter lacks a module. `command` installs it. */
  VOX_PYTHON_MODULE_MISSING: { readonly python: string; readonly module: string; readonly command: string };
  /** The weights, the voice or the device of a Python engine are missing. */
  VOX_PYTHON_MODEL_MISSING: { readonly engine: string; readonly reason: string };
  /** Python raised an error, which `traceback` shows. `code` is the bridge's name for the kind of error. */
  VOX_PYTHON_FAILED: {
    readonly engine: string;
    readonly code: string;
    readonly exception: string | undefined;
    readonly traceback: string | undefined;
  };
  /** A worker sent no valid first message in time. */
  VOX_WORKER_HANDSHAKE: WorkerTrace;
  /** A worker did not load its model, and sent no message for too long. */
  VOX_WORKER_LOAD: WorkerTrace;
  /** A worker's output broke the rules of the protocol. */
  VOX_WORKER_PROTOCOL: WorkerTrace;
  /** A worker does not answer pings. */
  VOX_WORKER_UNRESPONSIVE: WorkerTrace;
  /** A worker ended unexpectedly. */
  VOX_WORKER_CRASHED: WorkerTrace & { readonly exitCode: number | null; readonly signal: string | null };
  /** A worker ran out of memory, or the kernel killed it to free memory. */
  VOX_WORKER_OUT_OF_MEMORY: WorkerTrace;
  /** The same utterance ended two workers. */
  VOX_WORKER_POISON: WorkerTrace;
  /** Workers died too often in a short time, so the engine no longer replaces them. `cause` is the last worker's error. */
  VOX_WORKER_DOWN: { readonly engine: string; readonly restarts: number };
  /** A job exceeded its deadline. `stderr` has the stacks of the worker's threads. */
  VOX_DEADLINE: WorkerTrace & { readonly timeoutMs: number };
  /** The queue of the engine already holds its limit of waiting jobs. */
  VOX_QUEUE_FULL: { readonly engine: string; readonly limit: number };
}

/** Facts about a worker process that failed. */
export interface WorkerTrace {
  /** Id of the engine, such as `"kokoro-onnx"`. */
  readonly engine: string;
  /** Id of its process; `undefined` if the process could not be started. */
  readonly pid: number | undefined;
  /** Last known size of its resident memory. @unit bytes */
  readonly rss: number | undefined;
  /** The last 64 KiB of its standard error. */
  readonly stderr: string;
}

/** A Python interpreter that VoxWeave considered, and the reason why it is not usable. */
export interface PythonCandidate {
  /** Path or name of the program. */
  readonly path: string;
  /** The option or variable that names it, such as `"VOXWEAVE_PYTHON"`. */
  readonly from: string;
  /** Why it is not usable. */
  readonly reason: string;
}

/** A source of assets, and the reason why it could not deliver an asset. */
export interface AssetAttempt {
  /** Name of the source, such as `"hub"`. */
  readonly source: string;
  /** Why it could not deliver the asset. */
  readonly reason: string;
}

/** The code of a {@link VoxError}. Codes are stable; new ones may be added. */
export type VoxErrorCode = keyof VoxErrorDetails;

/** A `VoxError` of any code. A check of `code` narrows the type of `details`. */
export type AnyVoxError = { [Code in VoxErrorCode]: VoxError<Code> }[VoxErrorCode];

/**
 * A failure that the caller's code did not cause: a missing asset, an unknown voice, a full disk.
 *
 * The message says what to do next. `code` is stable. The type of `details` follows from `code`. `cause` is the error that
 * led to this one, if there is one.
 */
export class VoxError<Code extends VoxErrorCode = VoxErrorCode> extends Error {
  /** The name that stack traces show. */
  override readonly name = "VoxError";
  /** The kind of failure, such as `"VOX_VOICE_UNKNOWN"`. */
  readonly code: Code;
  /** Facts about the failure. Their type follows from `code`. */
  readonly details: VoxErrorDetails[Code];

  /** Creates the error of a failure, for engines of your own. `options.cause` is the error that led to it. */
  constructor(code: Code, message: string, details: VoxErrorDetails[Code], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** Tells whether `error` is a `VoxError`, so that a check of `code` narrows the type of `details`. */
export function isVoxError(error: unknown): error is AnyVoxError {
  return error instanceof VoxError;
}
