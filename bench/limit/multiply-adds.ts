import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { z } from "zod";
import { encodePhonemes } from "#dist/engines/kokoro/encode.js";

/** "The road ran down to the river, where the ferry used to wait, and there was only a post with a rusted ring." */
const PHONEMES =
  "ðə ɹˈOd ɹˈæn dˈWn tə ðə ɹˈɪvəɹ, wˌɛɹ ðə fˈɛɹi jˈuzd tə wˈAt, ænd ðɛɹ wʌz ˈOnli ə pˈOst wɪð ə ɹˈʌstᵻd ɹˈɪŋ.";
const STYLE = 256;

/** An entry of onnxruntime's profile for a node that ran. */
const profileSchema = z.array(
  z.object({
    name: z.string(),
    args: z
      .object({
        op_name: z.string().optional(),
        input_type_shape: z.array(z.record(z.string(), z.array(z.number()))).optional(),
        output_type_shape: z.array(z.record(z.string(), z.array(z.number()))).optional(),
      })
      .optional(),
  }),
);

/** A node that ran: its operator, and the shapes of its inputs and outputs. */
export interface RanNode {
  readonly operator: string;
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly (readonly number[])[];
}

/**
 * Counts the multiply-adds of the published network for a second of sound: the network speaks one sentence, unoptimised, and
 * the shapes of its convolutions, products and LSTMs are counted.
 *
 * @param voice path of a voice's style vectors
 * @param folder a place for a temporary folder
 */
export async function multiplyAddsPerSecond(model: string, voice: string, folder: string): Promise<number> {
  const temporary = await mkdtemp(join(folder, "profile-"));
  try {
    const session = await InferenceSession.create(model, {
      graphOptimizationLevel: "disabled",
      enableProfiling: true,
      profileFilePrefix: join(temporary, "profile"),
    });
    const ids = encodePhonemes(PHONEMES);
    const styles = new Float32Array(new Uint8Array(await readFile(voice)).buffer);
    const style = styles.slice(PHONEMES.length * STYLE, (PHONEMES.length + 1) * STYLE);
    const [tokensName = "", styleName = "", speedName = ""] = session.inputNames;
    const made = await session.run({
      [tokensName]: new Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]),
      [styleName]: new Tensor("float32", style, [1, STYLE]),
      [speedName]: new Tensor("float32", [1], [1]),
    });
    session.endProfiling();
    await session.release();
    const [file = ""] = await readdir(temporary);
    const events = profileSchema.parse(JSON.parse(await readFile(join(temporary, file), "utf8")));
    const samples = made[session.outputNames[0] ?? ""]?.dims.at(-1) ?? 0;
    return ranNodes(events).reduce((sum, node) => sum + multiplyAdds(node), 0) / (samples / 24_000);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Returns the multiply-adds of a node, from its shapes; 0 for element-wise operators. */
export function multiplyAdds({ operator, inputs, outputs }: RanNode): number {
  const made = elements(outputs[0]);
  switch (operator) {
    case "Conv":
    case "ConvInteger": // Each output, of shape (1, channels, time): a row of the weights (channels, channels in, width).
      return made * elements(inputs[1]?.slice(1));
    case "ConvTranspose": // The other way round: each input goes into a row of the weights.
      return elements(inputs[0]) * elements(inputs[1]?.slice(1));
    case "MatMul":
    case "FusedMatMul":
    case "Gemm":
    case "MatMulInteger":
      return made * (inputs[0]?.at(-1) ?? 0);
    case "LSTM":
    case "DynamicQuantizeLSTM": {
      // Outputs (time, directions, 1, hidden); each step has four gates over the input and the state.
      const hidden = outputs[0]?.at(-1) ?? 0;
      return made * 4 * ((inputs[0]?.at(-1) ?? 0) + hidden);
    }
    default:
      return 0;
  }
}

function ranNodes(events: z.infer<typeof profileSchema>): RanNode[] {
  const shapes = (list: readonly Record<string, number[]>[] = []): number[][] => list.flatMap(Object.values<number[]>);
  return events
    .filter(({ name, args }) => name.endsWith("_kernel_time") && args?.op_name !== undefined)
    .map(({ args }) => ({
      operator: args?.op_name ?? "",
      inputs: shapes(args?.input_type_shape),
      outputs: shapes(args?.output_type_shape),
    }));
}

function elements(shape: readonly number[] = [0]): number {
  return shape.reduce((product, size) => product * size, 1);
}
