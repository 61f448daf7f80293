import { openThread } from "../../platform/node/thread.js";
import type { Thread } from "../../platform/thread.js";
import type { SessionOutput } from "../kokoro/run-model.js";
import type { ModelQuestion, SessionAnswer, SessionQuestion, SessionSettings } from "./messages.js";

/**
 * The process that holds the model. It can be ended in the middle of an utterance, and the program goes on.
 *
 * The model runs in a thread of its own. The main thread stays free: it answers pings, and it ends the process at once when the
 * program has ended, also in the middle of an utterance.
 */
process.on("disconnect", () => process.kill(process.pid, "SIGKILL")); // `exit` would wait for the thread.
process.on("SIGINT", () => {}); // On Windows, Ctrl-C reaches every process of a console. The program ends this one.

const startedMs = performance.now();
const { modelPath, threads, crowdedThreads } = JSON.parse(process.argv[2] ?? "{}") as SessionSettings;
const model = openModel();
const loaded = model.ask({ type: "open", settings: { modelPath, threads } }).then(() => performance.now() - startedMs);
loaded.catch(() => {}); // The answer to "load" reports a failure.

/**
 * The model that runs while all workers run. A session cannot change its number of threads, so this is a second one, which maps the
 * same weights. It starts to load at the first run that needs it, and until it is loaded the first model runs.
 */
const crowded = crowdedThreads === threads ? undefined : openCrowded();

process.on("message", (question: SessionQuestion) => {
  void answer(question).then(
    (message) => process.send?.(message),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
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
      const chosen = (await (question.crowded ? crowded?.() : undefined)) ?? model;
      const output = await chosen.ask({ type: "run", input: question.input });
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

/** Returns a function that returns the second model once it is loaded. Its first call starts to load it. */
function openCrowded(): () => Promise<Model> | undefined {
  const second = openModel();
  let opened: Promise<Model> | undefined;
  let isSettled = false;
  return () => {
    opened ??= second
      .ask({ type: "open", settings: { modelPath, threads: crowdedThreads } })
      .then(() => second)
      .finally(() => {
        isSettled = true;
      });
    opened.catch(() => {}); // The next crowded run reports a failure.
    return isSettled ? opened : undefined;
  };
}
