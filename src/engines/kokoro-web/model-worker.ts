import * as ort from "onnxruntime-web/wasm";
import { applyPasses } from "../../onnx/apply-passes.js";
import { externalModel, WEIGHTS_FILE } from "../../onnx/external-model.js";
import { parseModel } from "../../onnx/parse-model.js";
import { stripShapeInfo } from "../../onnx/strip-shape-info.js";
import { packageFile } from "../../platform/web/package-files.js";
import { checkWebAssembly } from "../../platform/web/policy.js";
import { release, releaseOwn } from "../../platform/web/release.js";
import { serveThread } from "../../platform/web/serve-thread.js";
import { runModel, type SessionOutput } from "../kokoro/run-model.js";
import { loadRuntime } from "./load-runtime.js";
import type { ModelQuestion, ModelSettings } from "./messages.js";

/** Holds the model in a Web Worker, and runs it, one utterance after another. */
let session: ort.InferenceSession | undefined;

serveThread<ModelQuestion, SessionOutput | undefined>(async (question) => {
  if (question.type === "check") checkWebAssembly();
  if (question.type === "run" && session !== undefined) return runModel(session, ort.Tensor, question.input);
  if (question.type === "open") session = await openSession(question.settings);
  return undefined;
});

/**
 * Rewrites the export for the runtime, and opens a session for it. The rewritten graph is not kept: it is larger than the
 * export, and is made in a second.
 */
async function openSession({ weights, threads }: ModelSettings): Promise<ort.InferenceSession> {
  ort.env.wasm.wasmPaths = packageFile("onnxruntime/").href;
  const runtime = await loadRuntime("ort-wasm-simd-threaded");
  ort.env.wasm.wasmBinary = runtime;
  ort.env.wasm.numThreads = threads;
  const own = weights.slice();
  release([weights]);
  const model = parseModel("the weights", own);
  applyPasses(model, "wasm", {});
  stripShapeInfo(model.model, new Set(model.constants.keys()));
  const { graph, weights: data } = externalModel(model); // It reads from the export while the session is made.
  const opened = await ort.InferenceSession.create(graph, {
    executionProviders: ["wasm"],
    externalData: [{ path: WEIGHTS_FILE, data }],
    graphOptimizationLevel: "all",
    // Utterances differ in length, so a memory plan for each length would be a leak (hexgrad/kokoro PR#358).
    enableMemPattern: false,
    // Packed copies of the weights take memory that never returns to the system, and are no faster here.
    extra: { session: { disable_prepacking: "1" } },
    logSeverityLevel: 3,
  });
  releaseOwn(own); // The session has a copy.
  release([runtime]); // It is compiled.
  return opened;
}
