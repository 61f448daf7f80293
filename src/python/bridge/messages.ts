import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";

/** Message from Node to a Python worker. The worker answers each id once. */
export type Question =
  | {
      readonly type: "hello";
      readonly protocol: 1;
      readonly nonce: string;
      /** @unit seconds */
      readonly deadman_seconds: number;
    }
  | { readonly type: "load"; readonly settings: object }
  | {
      readonly type: "synthesize";
      readonly job: object;
      /** The next question belongs to the same batch. */
      readonly more?: boolean;
    }
  | { readonly type: "ping" }
  | { readonly type: "shutdown" };

/** Message from a Python worker to Node. */
export type WorkerMessage =
  | Hello
  | { readonly type: "progress"; readonly phase: string; readonly done: number; readonly total: number }
  | Ready
  | Speech
  | { readonly type: "pong"; readonly busy: number | null; readonly jobs: number; readonly rss: number | null }
  | { readonly type: "bye" }
  | PythonError;

interface Hello {
  readonly type: "hello";
  readonly protocol: 1;
  readonly nonce: string;
  readonly pid: number;
  readonly python: string;
  readonly executable: string;
  readonly script_sha256: string;
}

interface Ready {
  readonly type: "ready";
  /** @unit hertz */
  readonly sample_rate: number;
  readonly versions: Readonly<Record<string, string>>;
  /** @unit milliseconds */
  readonly phases: Readonly<Record<string, number>>;
  /** Resident memory. @unit bytes */
  readonly rss: number | null;
}

interface Speech {
  readonly type: "speech";
  readonly samples: number;
  /** @unit hertz */
  readonly sample_rate: number;
  /** Duration of each token, including the pads at both ends. @unit frames */
  readonly durations: readonly number[] | null;
  readonly frame_samples: number | null;
  /** Time since the worker began this job, or the batch that the job belongs to. @unit milliseconds */
  readonly synth_ms: number;
  readonly rss: number | null;
}

interface PythonError {
  readonly type: "error";
  readonly code: PythonErrorCode;
  readonly message: string;
  readonly exception: string | null;
  readonly module: string | null;
  readonly traceback: string | null;
  /** Whether the worker exits after this message. */
  readonly fatal: boolean;
}

export type MessageOf<Type extends WorkerMessage["type"]> = Extract<WorkerMessage, { type: Type }>;

/** Kinds of failure in Python. One-shot exits with the kind's position in this list plus 2, and with 1 for `FAILED`. */
export const PYTHON_ERROR_CODES = [
  "BAD_REQUEST",
  "MODULE_MISSING",
  "MODEL_MISSING",
  "VOICE_MISSING",
  "DEVICE_MISSING",
  "OUT_OF_MEMORY",
  "NOT_FINITE",
  "TEXT_TOO_LONG",
  "OUTPUT_UNWRITABLE",
  "FAILED",
] as const;

export type PythonErrorCode = (typeof PYTHON_ERROR_CODES)[number];

const rss = z.number().nonnegative().nullable();
const milliseconds = z.number().nonnegative();

const workerMessage: ZodType<WorkerMessage> = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("hello"),
    protocol: z.literal(1),
    nonce: z.string(),
    pid: z.int().positive(),
    python: z.string(),
    executable: z.string(),
    script_sha256: z.string(),
  }),
  z.object({
    type: z.literal("progress"),
    phase: z.string(),
    done: z.number().nonnegative(),
    total: z.number().nonnegative(),
  }),
  z.object({
    type: z.literal("ready"),
    sample_rate: z.int().positive(),
    versions: z.record(z.string(), z.string()),
    phases: z.record(z.string(), milliseconds),
    rss,
  }),
  z.object({
    type: z.literal("speech"),
    samples: z.int().nonnegative(),
    sample_rate: z.int().positive(),
    durations: z.array(z.int().nonnegative()).nullable(),
    frame_samples: z.int().positive().nullable(),
    synth_ms: milliseconds,
    rss,
  }),
  z.object({ type: z.literal("pong"), busy: z.int().nullable(), jobs: z.int().nonnegative(), rss }),
  z.object({ type: z.literal("bye") }),
  z.object({
    type: z.literal("error"),
    code: z.enum(PYTHON_ERROR_CODES),
    message: z.string(),
    exception: z.string().nullable(),
    module: z.string().nullable(),
    traceback: z.string().nullable(),
    fatal: z.boolean(),
  }),
]);

/** Parses a message from a worker. @throws {Error} if the payload is not JSON or not a message of the protocol. */
export function parseMessage(payload: Buffer): WorkerMessage {
  const parsed = workerMessage.safeParse(JSON.parse(payload.toString("utf8")));
  if (parsed.success) return parsed.data;
  throw new Error(z.prettifyError(parsed.error));
}
