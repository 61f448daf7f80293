import type { InferenceSession, Tensor, TypedTensor } from "onnxruntime-common";
import { DURATIONS_OUTPUT } from "../../onnx/graph-version.js";
import { STYLE_DIM } from "./style.js";

/** One utterance for the model. */
export interface SessionInput {
  /** Phoneme ids with a pad at both ends; shape (tokens,). */
  readonly ids: Int32Array<ArrayBuffer>;
  /** Shape (256,). */
  readonly style: Float32Array<ArrayBuffer>;
  readonly speed: number;
}

/** The output of the model for one utterance. */
export interface SessionOutput {
  /** Mono at 24 kHz; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Frames of each token; shape (tokens,). `sum(durations) * 600 == samples.length`. */
  readonly durations: Int32Array<ArrayBuffer>;
}

/** The class of tensors of an onnxruntime: that of Node, or that of browsers. */
type TensorClass = new (
  type: "float32" | "int32" | "int64",
  data: Float32Array | readonly number[] | BigInt64Array,
  dims: readonly number[],
) => Tensor;

/** Runs a session of the model for one utterance. */
export async function runModel(
  model: InferenceSession,
  Tensor: TensorClass,
  input: SessionInput,
): Promise<SessionOutput> {
  const outputs = await model.run(feeds(model, Tensor, input));
  const durations = Int32Array.from((outputs[DURATIONS_OUTPUT] as TypedTensor<"int64">).data, Number);
  const audio = model.outputNames.find((name) => name !== DURATIONS_OUTPUT) ?? "";
  return { samples: (outputs[audio] as TypedTensor<"float32">).data as Float32Array<ArrayBuffer>, durations };
}

/**
 * Returns the inputs of a session for one utterance. Exports differ in the names of their inputs and in the type of `speed`, so both
 * are read from the session.
 */
export function feeds(
  model: InferenceSession,
  Tensor: TensorClass,
  { ids, style, speed }: SessionInput,
): Record<string, Tensor> {
  const named: Record<string, Tensor> = {};
  for (const input of model.inputMetadata) {
    const type = input.isTensor ? input.type : "none";
    if (input.name === "style") named[input.name] = new Tensor("float32", style, [1, STYLE_DIM]);
    else if (input.name === "speed") named[input.name] = speedTensor(Tensor, speed, type);
    else named[input.name] = new Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]);
  }
  return named;
}

function speedTensor(Tensor: TensorClass, speed: number, type: string): Tensor {
  if (type === "float32") return new Tensor("float32", [speed], [1]);
  if (type === "int32" && Number.isInteger(speed)) return new Tensor("int32", [speed], [1]);
  throw new RangeError(`this export takes speed as ${type}, which cannot hold ${speed}`);
}
