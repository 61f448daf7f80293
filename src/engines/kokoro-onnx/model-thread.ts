import { InferenceSession, Tensor } from "#onnxruntime";
import { serveThread } from "../../platform/node/serve-thread.js";
import { runModel, type SessionOutput } from "../kokoro/run-model.js";
import type { ModelQuestion, OneSession } from "./messages.js";

/**
 * How long a thread waits for its next part of an operator before it sleeps. By default it waits without a limit of its own, and
 * takes the processor from other workers and programs. docs/server-performance.md has the figures. @unit microseconds
 */
const SPIN_MICROSECONDS = "20";

/** Runs the model, one utterance after another. onnxruntime-node blocks this thread until the utterance is done. */
let session: InferenceSession | undefined;

serveThread<ModelQuestion, SessionOutput | undefined>(async (question) => {
  if (question.type === "run" && session !== undefined) return runModel(session, Tensor, question.input);
  if (question.type === "open") session = await openSession(question.settings);
  return undefined;
});

function openSession({ modelPath, threads }: OneSession): Promise<InferenceSession> {
  return InferenceSession.create(modelPath, {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: "disabled", // The graph was optimised when it was prepared.
    // Utterances differ in length, so a memory plan for each length would be a leak (hexgrad/kokoro PR#358).
    enableMemPattern: false,
    extra: { session: { intra_op: { spin_duration_us: SPIN_MICROSECONDS } } },
  });
}
