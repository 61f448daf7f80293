import { randomUUID } from "node:crypto";
import type { VoxError } from "../../core/errors.js";
import {
  type LinkContext,
  type Loaded,
  ProtocolViolation,
  type WorkerKind,
  type WorkerLink,
} from "../../workers/link.js";
import { PING_MISSES } from "../../workers/timeouts.js";
import { type Answer, openChannel } from "./channel.js";
import type { MessageOf } from "./messages.js";
import { type EngineLabel, errorFromPython, pythonUnusable } from "./python-faults.js";
import type { PythonJob } from "./python-job.js";
import { type CommandScript, spawnPython } from "./python-process.js";

export interface PythonWorkerOptions extends EngineLabel {
  readonly python: string;
  readonly script: CommandScript;
  /** Settings for the adapter's `load`. */
  readonly settings: object;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
  readonly onProgress?: ((progress: MessageOf<"progress">) => void) | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
}

/** Describes Python workers, which use the protocol of docs/python-bridge.md over standard input and output. */
export function pythonWorkers(options: PythonWorkerOptions): WorkerKind<PythonJob, Answer> {
  return {
    engine: options.engine,
    finalCodes: ["VOX_PYTHON_UNUSABLE", "VOX_PYTHON_MODULE_MISSING", "VOX_PYTHON_MODEL_MISSING"],
    writesStacks: true, // Python's `faulthandler` writes them.
    start: (context) => startPython(options, context),
    cannotStart: (failure) => pythonUnusable(options.python, failure),
  };
}

function startPython(options: PythonWorkerOptions, context: LinkContext): WorkerLink<PythonJob, Answer> {
  const { python, script } = options;
  const process = spawnPython({ ...options, mode: "worker" });
  const channel = openChannel({ ...context, input: process.stdin, output: process.stdout });
  const toError = (message: MessageOf<"error">): VoxError => {
    const traceback = message.traceback && (script.locate?.(message.traceback) ?? message.traceback);
    return errorFromPython({ ...message, traceback }, options, python, context.trace());
  };
  return {
    process,
    async greet() {
      const nonce = randomUUID();
      // Ends a worker that never releases the interpreter lock, after Node is gone. Each ping restarts this timer.
      const deadman = (context.timeouts.pingIntervalMs * (PING_MISSES + 1)) / 1000;
      const { message } = await channel.ask({ type: "hello", protocol: 1, nonce, deadman_seconds: deadman });
      if (message.type === "hello" && message.nonce === nonce) return { python: message.python };
      throw unexpectedReply(message.type);
    },
    async load(onSign) {
      const onProgress = (progress: MessageOf<"progress">): void => {
        onSign();
        options.onProgress?.(progress);
      };
      const { message } = await channel.ask({ type: "load", settings: options.settings }, { onProgress });
      if (message.type === "ready") return toLoaded(message);
      if (message.type !== "error") throw unexpectedReply(message.type);
      throw toError(message);
    },
    async run({ json }, { more }) {
      const answer = await channel.askEncoded(`{"type":"synthesize","job":${json}${more ? ',"more":true' : ""}}`);
      const { message } = answer;
      if (message.type === "error") return { type: "failed", error: toError(message), fatal: message.fatal };
      if (message.type !== "speech") throw unexpectedReply(message.type);
      return { type: "answer", answer, rss: message.rss ?? undefined };
    },
    async ping() {
      const { message } = await channel.ask({ type: "ping" });
      return message.type === "pong" ? (message.rss ?? undefined) : undefined;
    },
    shutDown: () => void channel.ask({ type: "shutdown" }).catch(() => {}),
    close: channel.close,
  };
}

function unexpectedReply(type: string): ProtocolViolation {
  return new ProtocolViolation(`unexpected reply "${type}"`);
}

function toLoaded({ sample_rate, versions, phases, rss }: MessageOf<"ready">): Loaded {
  return { sampleRate: sample_rate, versions, phases, rss: rss ?? undefined };
}
