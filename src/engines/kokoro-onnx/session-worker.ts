import { openThread } from "../../platform/node/thread.js";
import type { ModelQuestion, SessionAnswer, SessionOutput, SessionQuestion, SessionSettings } from "./messages.js";

/**
 * The process that holds the model. A process can be ended in the middle of an utterance without ending the program.
 *
 * The model runs in a thread of its own. The main thread stays free to answer pings, and to see at once that the program
 * has gone, also while an utterance is being made.
 */
process.on("disconnect", () => process.kill(process.pid, "SIGKILL")); // `exit` would wait for the thread.
process.on("SIGINT", () => {}); // On Windows Ctrl-C reaches every process of a console; the program ends this one.

const startedMs = performance.now();
const model = openThread<ModelQuestion, SessionOutput | undefined>({
  script: new URL("./model-thread.js", import.meta.url),
  engine: "kokoro-onnx",
  name: "onnxruntime",
});
const settings = JSON.parse(process.argv[2] ?? "{}") as SessionSettings;
const loaded = model.ask({ type: "open", settings }).then(() => performance.now() - startedMs);
loaded.catch(() => {}); // The question "load" is answered with it.

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
      const output = await model.ask({ type: "run", input: question.input });
      if (output === undefined) throw new Error("the thread that held the model has ended");
      return { id, type: "output", output, rss: process.memoryUsage.rss() };
    }
    case "ping":
      return { id, type: "pong", rss: process.memoryUsage.rss() };
    default:
      return question satisfies never;
  }
}
