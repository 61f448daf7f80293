import { type ChildProcess, fork } from "node:child_process";
import { moduleUrl } from "../../core/bundled.js";
import { isVoxError, VoxError } from "../../core/errors.js";
import { modelEnvironment } from "../../platform/node/processes/child-environment.js";
import { packageScript } from "../../platform/node/processes/package-script.js";
import { OWN_GROUP } from "../../platform/node/processes/process-group.js";
import { neverStarted, superviseChild } from "../../platform/node/processes/supervised-child.js";
import { type LinkContext, ProtocolViolation, type WorkerKind, type WorkerLink } from "../../workers/link.js";
import { outOfMemoryError } from "../../workers/worker-errors.js";
import type { SessionInput, SessionOutput } from "../kokoro/run-model.js";
import { openChannel } from "./channel.js";
import type { SessionAnswer, SessionSettings } from "./messages.js";

/** Returns the kind of worker that holds the model in a process of Node and answers over Node's own channel. */
export function sessionWorkers(engine: string, settings: SessionSettings): WorkerKind<SessionInput, SessionOutput> {
  return {
    engine,
    // The model cannot be loaded, Node cannot be started, or a bundle lacks the script.
    finalCodes: ["VOX_ENGINE_FAILED", "VOX_DEPENDENCY_MISSING"],
    writesStacks: false,
    start: (context) => startSession(engine, settings, context),
    cannotStart: (failure) =>
      isVoxError(failure) ? failure : failed(engine, `its process could not be started: ${failure.message}`),
  };
}

function startSession(
  engine: string,
  settings: SessionSettings,
  { trace }: LinkContext,
): WorkerLink<SessionInput, SessionOutput> {
  const child = forkSession(settings);
  const process = child instanceof Error ? neverStarted(child) : superviseChild(child);
  const channel = openChannel(child);

  const toFailure = (message: string): { readonly error: VoxError; readonly fatal: boolean } =>
    isOutOfMemory(message)
      ? { error: outOfMemoryError(message, trace()), fatal: true }
      : { error: failed(engine, message), fatal: false };

  return {
    process,
    async greet() {
      const answer = await channel.ask({ type: "hello" });
      if (answer.type !== "hello") throw outOfTurn(answer);
      return { node: answer.node };
    },
    async load() {
      const answer = await channel.ask({ type: "load" });
      if (answer.type === "failed")
        throw toFailure(`could not load ${settings.modelPath}: ${answer.message}; ${REPAIR}`).error;
      if (answer.type !== "loaded") throw outOfTurn(answer);
      return { sampleRate: 24_000, versions: {}, phases: { weights: answer.tookMs }, rss: answer.rss };
    },
    async run(input, { crowded }) {
      const answer = await channel.ask({ type: "run", input, crowded });
      if (answer.type === "failed") return { type: "failed", ...toFailure(answer.message) };
      if (answer.type !== "output") throw outOfTurn(answer);
      return { type: "answer", answer: answer.output, rss: answer.rss };
    },
    async ping() {
      const answer = await channel.ask({ type: "ping" });
      return answer.type === "pong" ? answer.rss : undefined;
    },
    close: channel.close,
  };
}

const REPAIR = "if the file is damaged, `voxweave assets verify` finds that and `voxweave assets pull` replaces it";

function forkSession(settings: SessionSettings): ChildProcess | Error {
  try {
    const script = packageScript(new URL("./session-worker.js", moduleUrl(import.meta.url)));
    return fork(script, [JSON.stringify(settings)], {
      execArgv: [], // The flags of the program, such as `--input-type`, must not apply to this script.
      env: modelEnvironment(globalThis.process.env),
      serialization: "advanced", // Keeps typed arrays.
      ...OWN_GROUP,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
  } catch (error) {
    return error as Error;
  }
}

function outOfTurn({ type }: SessionAnswer): ProtocolViolation {
  return new ProtocolViolation(`the worker answered "${type}" to another question`);
}

/** Returns whether a message of the C++ library or of onnxruntime's allocator reports a lack of memory. */
function isOutOfMemory(message: string): boolean {
  return /bad_alloc|failed to allocate memory|out of memory/iu.test(message);
}

function failed(engine: string, reason: string): VoxError<"VOX_ENGINE_FAILED"> {
  return new VoxError("VOX_ENGINE_FAILED", `engine ${engine} failed: ${reason}`, { engine });
}
