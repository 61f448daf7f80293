import type { SourceRange } from "./range.js";

/** What each error code tells beside its message. */
export interface VoxErrorDetails {
  /** No source could deliver an asset. */
  VOX_ASSET_UNAVAILABLE: { readonly asset: string; readonly attempts: readonly AssetAttempt[] };
  /** A file does not have the size or digest that it must have. */
  VOX_ASSET_CORRUPT: {
    readonly asset: string;
    readonly path: string;
    readonly expected: string;
    readonly found: string;
  };
  /** A graph is not one that VoxWeave can prepare. */
  VOX_GRAPH_UNSUPPORTED: { readonly path: string; readonly reason: string };
  VOX_ENGINE_UNKNOWN: { readonly engine: string; readonly known: readonly string[] };
  VOX_VOICE_UNKNOWN: { readonly voice: string; readonly near: readonly string[] };
  /** The front end does not have the language of the voice or of the call. */
  VOX_LANGUAGE_UNSUPPORTED: { readonly language: string; readonly supported: readonly string[] };
  /** An engine was handed a symbol that it has no sound for. */
  VOX_PHONEME_UNKNOWN: { readonly symbol: string; readonly index: number };
  VOX_UTTERANCE_TOO_LONG: { readonly phonemes: number; readonly maxPhonemes: number };
  /** The engine was disposed of before or during the call. */
  VOX_ENGINE_CLOSED: { readonly engine: string };
  /** The engine's runtime failed; `cause` has its own error. */
  VOX_ENGINE_FAILED: { readonly engine: string };
  /** A strict call met text that makes no sound. */
  VOX_TEXT_UNSPOKEN: { readonly text: string; readonly source: SourceRange };
  /** A text breaks the rules of its markup language, such as XML that is not well-formed. Lines and columns count from 1. */
  VOX_MARKUP_INVALID: {
    readonly markup: string;
    readonly line: number;
    readonly column: number;
    readonly reason: string;
  };
  /** A lexicon cannot be read. `line` counts from 1, where the place is known. */
  VOX_LEXICON_INVALID: { readonly path: string; readonly line: number | undefined; readonly reason: string };
  /** A package that a feature needs is not installed. */
  VOX_DEPENDENCY_MISSING: { readonly dependency: string; readonly command: string };
  /** A Python environment could not be made. `output` is the end of what the program at fault has written. */
  VOX_ENVIRONMENT_FAILED: {
    readonly environment: string;
    readonly folder: string;
    readonly phase: string;
    readonly output: string;
  };
  /** The ending of an output path names no format that VoxWeave writes. */
  VOX_FORMAT_UNSUPPORTED: { readonly format: string; readonly supported: readonly string[] };
  /** Bytes that were to be read as audio are not such a file. */
  VOX_AUDIO_INVALID: { readonly reason: string };
  VOX_FILE_UNREADABLE: { readonly path: string };
  VOX_FILE_UNWRITABLE: { readonly path: string };
  /** No Python interpreter can be used; each candidate says why. */
  VOX_PYTHON_UNUSABLE: { readonly candidates: readonly PythonCandidate[] };
  /** An interpreter lacks a module; `command` mends it. */
  VOX_PYTHON_MODULE_MISSING: { readonly python: string; readonly module: string; readonly command: string };
  /** A Python engine's weights, voice or device are not there. */
  VOX_PYTHON_MODEL_MISSING: { readonly engine: string; readonly reason: string };
  /** Python raised an error, which `traceback` shows. `code` is the bridge's own word for its kind. */
  VOX_PYTHON_FAILED: {
    readonly engine: string;
    readonly code: string;
    readonly exception: string | undefined;
    readonly traceback: string | undefined;
  };
  /** A worker did not say who it is in time, or said something else. */
  VOX_WORKER_HANDSHAKE: WorkerTrace;
  /** A worker's model did not load, and nothing was heard of it for too long. */
  VOX_WORKER_LOAD: WorkerTrace;
  /** A worker's output was not the protocol's. */
  VOX_WORKER_PROTOCOL: WorkerTrace;
  /** A worker no longer answers its pings. */
  VOX_WORKER_UNRESPONSIVE: WorkerTrace;
  /** A worker ended while it was needed. */
  VOX_WORKER_CRASHED: WorkerTrace & { readonly exitCode: number | null; readonly signal: string | null };
  /** A worker ran out of memory, or was killed for it. */
  VOX_WORKER_OUT_OF_MEMORY: WorkerTrace;
  /** An utterance that two workers have died of. */
  VOX_WORKER_POISON: WorkerTrace;
  /** Workers died faster than is worth replacing them; `cause` is the last one's end. */
  VOX_WORKER_DOWN: { readonly engine: string; readonly restarts: number };
  /** A job outlived its deadline; the worker's stacks are in `stderr`. */
  VOX_DEADLINE: WorkerTrace & { readonly timeoutMs: number };
  /** As many jobs wait as may. */
  VOX_QUEUE_FULL: { readonly engine: string; readonly limit: number };
}

/** What is known of a Python process that did not end well. */
interface WorkerTrace {
  readonly engine: string;
  readonly pid: number | undefined;
  /** The last that was known of its resident memory. @unit bytes */
  readonly rss: number | undefined;
  /** The last 64 KiB that it wrote to standard error. */
  readonly stderr: string;
}

/** One interpreter that was thought of, and why it cannot be used. */
export interface PythonCandidate {
  readonly path: string;
  /** What named it, such as `"VOXWEAVE_PYTHON"`. */
  readonly from: string;
  readonly reason: string;
}

/** One source that was asked for an asset, and why it could not deliver. */
export interface AssetAttempt {
  readonly source: string;
  readonly reason: string;
}

export type VoxErrorCode = keyof VoxErrorDetails;

/** A `VoxError` of any code; a check of `code` narrows `details`. */
export type AnyVoxError = { [Code in VoxErrorCode]: VoxError<Code> }[VoxErrorCode];

/**
 * A failure of the world, not of the caller: a missing asset, an unknown voice, a full disk.
 *
 * The message says what to do next. `code` is stable; `details` belongs to it; `cause` is the error beneath.
 */
export class VoxError<Code extends VoxErrorCode = VoxErrorCode> extends Error {
  override readonly name = "VoxError";
  readonly code: Code;
  readonly details: VoxErrorDetails[Code];

  constructor(code: Code, message: string, details: VoxErrorDetails[Code], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** Whether `error` is a `VoxError`, with `code` and `details` narrowed together. */
export function isVoxError(error: unknown): error is AnyVoxError {
  return error instanceof VoxError;
}
