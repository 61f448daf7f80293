import type { SynthesizeOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { openThread } from "../../platform/open-thread.js";
import type { Thread } from "../../platform/thread.js";
import { createJobQueue, type Job } from "../../workers/queue/jobs.js";
import type { SessionInput, SessionOutput } from "../kokoro/run-model.js";
import type { ModelQuestion, ModelSettings } from "./messages.js";

/** The model in its worker. */
export interface Model extends AsyncDisposable {
  /** Runs the model for one utterance. Calls wait for each other, in the order of their turns. */
  run(input: SessionInput, call: SynthesizeOptions): Promise<SessionOutput>;
}

/**
 * Starts a worker that loads the model, and takes its weights. A failure to load rejects all calls.
 *
 * @param loadSettings is called when the worker has started, so that nothing is downloaded if it may not
 * @param script of the worker. @default the one that runs the model on WebAssembly
 * @throws {VoxError} `VOX_ENGINE_FAILED` if the worker cannot start, and what `loadSettings` throws.
 */
export async function openModel(
  engine: string,
  loadSettings: () => Promise<ModelSettings>,
  script: URL = new URL("./model-worker.js", import.meta.url),
): Promise<Model> {
  const thread = openThread<ModelQuestion, SessionOutput | undefined>({ script, engine, name: "onnxruntime" });
  const settings = await start(thread, loadSettings).catch(async (error: unknown) => {
    await thread[Symbol.asyncDispose]();
    throw error;
  });
  const loaded = thread.ask({ type: "open", settings }, { transfer: [settings.weights.buffer] });
  loaded.catch(() => {}); // Each call rejects with the same error.
  const queue = createJobQueue<SessionInput, SessionOutput>(() => {});
  let isBusy = false;
  let isClosed = false;

  const work = async (job: Job<SessionInput, SessionOutput>): Promise<void> => {
    try {
      await loaded;
      job.onStart?.();
      const output = await thread.ask({ type: "run", input: job.payload });
      if (output === undefined) throw new VoxError("VOX_ENGINE_FAILED", "the model is not loaded", { engine });
      job.resolve(output);
    } catch (error) {
      job.reject(error);
    }
  };
  const dispatch = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    // An utterance that nobody waits for any more is spoken to its end: to load the model again would take longer.
    for (let [job] = queue.take(); job !== undefined; [job] = queue.take()) await work(job);
    isBusy = false;
  };

  return {
    async run(input, call) {
      call.signal?.throwIfAborted();
      if (isClosed) throw closedError(engine);
      const { priority, caller, first, onStart, signal } = call;
      const answered = queue.add(input, {
        deadlineMs: Number.POSITIVE_INFINITY,
        priority,
        caller,
        first,
        onStart,
        signal,
      });
      void dispatch();
      return answered;
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      queue.refuseAll(closedError(engine));
      await thread[Symbol.asyncDispose]();
    },
  };
}

async function start(
  thread: Thread<ModelQuestion, unknown>,
  loadSettings: () => Promise<ModelSettings>,
): Promise<ModelSettings> {
  await thread.ask({ type: "check" });
  return loadSettings();
}

function closedError(engine: string): VoxError<"VOX_ENGINE_CLOSED"> {
  return new VoxError("VOX_ENGINE_CLOSED", `engine ${engine} is closed`, { engine });
}
