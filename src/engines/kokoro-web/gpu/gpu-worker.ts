import * as ort from "onnxruntime-web/webgpu";
import { applyPasses } from "../../../onnx/apply-passes.js";
import { externalModel, WEIGHTS_FILE } from "../../../onnx/external-model.js";
import { DURATIONS_OUTPUT } from "../../../onnx/graph-version.js";
import { parseModel } from "../../../onnx/parse-model.js";
import { packageFile } from "../../../platform/web/package-files.js";
import { checkWebAssembly } from "../../../platform/web/policy.js";
import { release } from "../../../platform/web/release.js";
import { serveThread } from "../../../platform/web/serve-thread.js";
import { feeds, type SessionInput, type SessionOutput } from "../../kokoro/run-model.js";
import { loadRuntime } from "../load-runtime.js";
import type { ModelQuestion, ModelSettings } from "../messages.js";

/** The model in two halves: the front on the CPU, because phases on a GPU lose precision, and the back on the GPU. */
interface Halves {
  readonly front: ort.InferenceSession;
  readonly back: ort.InferenceSession;
  /** Rejects when the GPU is lost. A run that waits for the GPU would wait forever. */
  readonly lost: Promise<never>;
}

let halves: Halves | undefined;

serveThread<ModelQuestion, SessionOutput | undefined>(async (question) => {
  if (question.type === "check") checkWebAssembly();
  if (question.type === "run" && halves !== undefined) return run(halves, question.input);
  if (question.type === "open") halves = await open(question.settings);
  return undefined;
});

async function open({ weights, threads }: ModelSettings): Promise<Halves> {
  ort.env.wasm.wasmPaths = packageFile("onnxruntime/").href;
  const runtime = await loadRuntime("ort-wasm-simd-threaded.asyncify");
  ort.env.wasm.wasmBinary = runtime;
  ort.env.wasm.numThreads = threads;
  const front = await openHalf(weights, "webgpu-front", "wasm");
  const back = await openHalf(weights, "webgpu-back", "webgpu");
  release([runtime]); // It is compiled.
  const device = (await ort.env.webgpu.device) as { readonly lost: Promise<{ readonly message: string }> };
  const lost = device.lost.then(({ message }) => {
    throw new Error(`the GPU is lost: ${message}`);
  });
  lost.catch(() => {}); // Each run rejects with the same error.
  return { front, back, lost };
}

function openHalf(
  weights: Uint8Array,
  variant: "webgpu-front" | "webgpu-back",
  provider: "wasm" | "webgpu",
): Promise<ort.InferenceSession> {
  const model = parseModel("the weights", weights);
  applyPasses(model, variant, {});
  const { graph, weights: data } = externalModel(model);
  return ort.InferenceSession.create(graph, {
    executionProviders: [provider],
    externalData: [{ path: WEIGHTS_FILE, data }],
    graphOptimizationLevel: "all",
    enableMemPattern: false, // Utterances differ in length.
    logSeverityLevel: 3,
  });
}

async function run({ front, back, lost }: Halves, input: SessionInput): Promise<SessionOutput> {
  const seam = await front.run(feeds(front, ort.Tensor, input));
  const style = new ort.Tensor("float32", input.style, [1, input.style.length]);
  const inputs = Object.fromEntries(back.inputNames.map((name) => [name, seam[name] ?? style]));
  const { [back.outputNames[0] ?? ""]: sound } = await Promise.race([back.run(inputs), lost]);
  const durations = Int32Array.from(seam[DURATIONS_OUTPUT]?.data as BigInt64Array, Number);
  return { samples: (await sound?.getData()) as Float32Array<ArrayBuffer>, durations };
}
