import { messageOf } from "../../core/message-of.js";
import { openThread } from "../../platform/node/thread.js";
import type { Thread } from "../../platform/thread.js";
import type { SessionInput, SessionOutput } from "../kokoro/run-model.js";
import type { ModelQuestion, SessionAnswer, SessionQuestion, SessionSettings } from "./messages.js";

/**
 * The process that holds the model. It can be ended in the middle of an utterance, and the program goes on.
 *
 * The model runs in a thread of its own. The main thread stays free: it answers pings, and it ends the process at once when the
 * program has ended, also in the middle of an utterance.
 */
process.on("disconnect", () => process.kill(process.pid, "SIGKILL")); // `exit` would wait for the thread.
process.on("SIGINT", () => {}); // On Windows, Ctrl-C reaches every process of a console. The program ends this one.

/** Long enough that a server with pauses between its clients does not load again and again. @unit ms */
const CROWDED_IDLE_MS = 120_000;

const startedMs = performance.now();
const {
  modelPath,
  threads,
  crowdedThreads,
  crowdedIdleMs = CROWDED_IDLE_MS,
} = JSON.parse(process.argv[2] ?? "{}") as SessionSettings;
const model = openModel();
const loaded = model.ask({ type: "open", settings: { modelPath, threads } }).then(() => performance.now() - startedMs);
loaded.catch(() => {}); // The answer to "load" reports a failure.

/**
 * The model of the crowded runs. A session cannot change its number of threads, so this is a second one, which maps the
 * same weights. It starts to load at the first run that needs it, and until it is loaded the first model runs. After a time without
 * such a run it is freed.
 */
const crowded = crowdedThreads === threads ? undefined : openCrowded();

process.on("message", (question: SessionQuestion) => {
  void answer(question).then(
    (message) => process.send?.(message),
    (error: unknown) => {
      const message = messageOf(error);
      process.send?.({ id: question.id, type: "failed", message } satisfies SessionAnswer);
    },
  );
});

async function answer(question: SessionQuestion): Promise<SessionAnswer> {
  const { id } = question;
  switch (question.type) {
    case "hello":
      return { id, type: "hello", node: process.versions.node };
    case "load":
      return { id, type: "loaded", tookMs: await loaded, rss: process.memoryUsage.rss() };
    case "run": {
      const { input } = question;
      const output = await ((question.crowded && crowded?.run(input)) || model.ask({ type: "run", input }));
      if (output === undefined) throw new Error("the thread that held the model has ended");
      return { id, type: "output", output, rss: process.memoryUsage.rss() };
    }
    case "ping":
      return { id, type: "pong", rss: process.memoryUsage.rss() };
    default:
      return question satisfies never;
  }
}

type Model = Thread<ModelQuestion, SessionOutput | undefined>;

function openModel(): Model {
  return openThread({
    script: new URL("./model-thread.js", import.meta.url),
    engine: "kokoro-onnx",
    name: "onnxruntime",
  });
}

interface CrowdedModel {
  /** Runs the second model if it is loaded, and loads it otherwise. */
  run(input: SessionInput): Promise<SessionOutput | undefined> | undefined;
}

function openCrowded(): CrowdedModel {
  let loading: { readonly opened: Promise<Model>; isSettled: boolean } | undefined;
  let running = 0;
  let idle: NodeJS.Timeout | undefined;

  const free = (): void => {
    const { opened } = loading ?? {};
    loading = undefined; // The next crowded run loads it again.
    opened?.then((second) => second[Symbol.asyncDispose]()).catch(() => {});
  };
  const rest = (): void => {
    clearTimeout(idle);
    if (running === 0) idle = setTimeout(free, crowdedIdleMs).unref();
  };
  const load = (): NonNullable<typeof loading> => {
    const second = openModel();
    const opened = second.ask({ type: "open", settings: { modelPath, threads: crowdedThreads } }).then(() => second);
    const state = { opened, isSettled: false };
    opened
      .catch(() => {}) // The next crowded run reports a failure.
      .finally(() => {
        state.isSettled = true;
        rest();
      });
    return state;
  };
  const runLoaded = async (opened: Promise<Model>, input: SessionInput): Promise<SessionOutput | undefined> => {
    clearTimeout(idle);
    running += 1;
    try {
      return await (await opened).ask({ type: "run", input });
    } finally {
      running -= 1;
      rest();
    }
  };
  return {
    run(input) {
      loading ??= load();
      return loading.isSettled ? runLoaded(loading.opened, input) : undefined;
    },
  };
}
