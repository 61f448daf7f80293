import { createWriteStream } from "node:fs";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { readModel } from "#dist/onnx/node/read-model.js";
import { modelBytes } from "#dist/onnx/write-model.js";
import { VOCABULARY } from "#dist/phonemes/vocabulary.js";

/** Maps the input and output names of the int8 export to the names that kokoro-js expects. */
const NAMES: Record<string, string> = { tokens: "input_ids", audio: "waveform" };

/**
 * Writes an export in the layout that kokoro-js expects: with renamed inputs and output, and a tokenizer for the model's
 * vocabulary. Weights and arithmetic do not change.
 *
 * @param form `q8` for the int8 export as published, `fp32` for float32 weights
 */
export async function makeKokoroJsModel(exported: string, folder: string, form: "q8" | "fp32"): Promise<void> {
  const target = join(folder, "onnx", form === "q8" ? "model_quantized.onnx" : "model.onnx");
  await mkdir(join(folder, "onnx"), { recursive: true });
  await writeFile(join(folder, "config.json"), JSON.stringify({ model_type: "style_text_to_speech_2" }));
  await writeFile(join(folder, "tokenizer_config.json"), JSON.stringify(TOKENIZER_CONFIG));
  await writeFile(join(folder, "tokenizer.json"), JSON.stringify(tokenizer()));
  if (await stat(target).catch(() => undefined)) return;
  const graph = await readModel(exported);
  const proto = graph.model.graph;
  for (const node of proto?.node ?? []) {
    node.input = node.input.map(renamed);
    node.output = node.output.map(renamed);
  }
  for (const value of [...(proto?.input ?? []), ...(proto?.output ?? [])]) value.name = renamed(value.name);
  await pipeline(modelBytes(graph), createWriteStream(`${target}.part`));
  await rename(`${target}.part`, target);
}

function renamed(name: string): string {
  return NAMES[name] ?? name;
}

const PAD = "$";
const TOKENIZER_CONFIG = {
  model_max_length: 512,
  pad_token: PAD,
  tokenizer_class: "PreTrainedTokenizer",
  unk_token: PAD,
};

/** Tokenizer with one token for each symbol of the vocabulary and a pad at both ends; it drops all other characters. */
function tokenizer(): object {
  const vocab = { [PAD]: 0, ...Object.fromEntries(VOCABULARY) };
  const symbols = [...VOCABULARY.keys()].map((symbol) => symbol.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&")).join("");
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: [],
    decoder: null,
    normalizer: { type: "Replace", pattern: { Regex: `[^${PAD}${symbols}]` }, content: "" },
    pre_tokenizer: { type: "Split", pattern: { Regex: "" }, behavior: "Isolated", invert: false },
    post_processor: {
      type: "TemplateProcessing",
      single: [
        { SpecialToken: { id: PAD, type_id: 0 } },
        { Sequence: { id: "A", type_id: 0 } },
        { SpecialToken: { id: PAD, type_id: 0 } },
      ],
      special_tokens: { [PAD]: { id: PAD, ids: [0], tokens: [PAD] } },
    },
    model: { vocab },
  };
}
