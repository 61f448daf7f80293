import { InferenceSession, Tensor, type TypedTensor } from "#onnxruntime";
import { DURATIONS_OUTPUT } from "../../onnx/graph-version.js";
import { serveThread } from "../../platform/node/serve-thread.js";
import type { ModelQuestion, SessionInput, SessionOutput, SessionSettings } from "./messages.js";
import { STYLE_DIM } from "./style.js";

/** Runs the model, one utterance after another. onnxruntime-node blocks this thread until the utterance is done. */
let session: InferenceSession | undefined;

serveThread<ModelQuestion, SessionOutput | undefined>(async (question) => {
  if (question.type === "run" && session !== undefined) return run(session, question.input);
  if (question.type === "open") session = await openSession(question.settings);
  return undefined;
});

function openSession({ modelPath, threads }: SessionSettings): Promise<InferenceSession> {
  return InferenceSession.create(modelPath, {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: "disabled", // The graph was optimised when it was prepared.
    // Utterances differ in length, so a memory plan for each length would be a leak (hexgrad/kokoro PR#358).
    enableMemPattern: false,
  });
}

async function run(model: InferenceSession, { ids, style, speed }: SessionInput): Promise<SessionOutput> {
  const outputs = await model.run(feeds(model, ids, style, speed));
  const durations = Int32Array.from((outputs[DURATIONS_OUTPUT] as TypedTensor<"int64">).data, Number);
  const audio = model.outputNames.find((name) => name !== DURATIONS_OUTPUT) ?? "";
  return { samples: (outputs[audio] as TypedTensor<"float32">).data as Float32Array<ArrayBuffer>, durations };
}

/** Exports differ in the names of their inputs and in the type of `speed`, so both are read from the session. */
function feeds(model: InferenceSession, ids: Int32Array, style: Float32Array, speed: number): Record<string, Tensor> {
  const named: Record<string, Tensor> = {};
  for (const input of model.inputMetadata) {
    const type = input.isTensor ? input.type : "none";
    if (input.name === "style") named[input.name] = new Tensor("float32", style, [1, STYLE_DIM]);
    else if (input.name === "speed") named[input.name] = speedTensor(speed, type);
    else named[input.name] = new Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]);
  }
  return named;
}

function speedTensor(speed: number, type: string): Tensor {
  if (type === "float32") return new Tensor("float32", [speed], [1]);
  if (type === "int32" && Number.isInteger(speed)) return new Tensor("int32", [speed], [1]);
  throw new RangeError(`this export takes speed as ${type}, which cannot hold ${speed}`);
}
