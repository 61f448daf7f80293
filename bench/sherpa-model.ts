import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { VOCABULARY } from "#dist/phonemes/vocabulary.js";

/** Metadata that sherpa-onnx needs for a Kokoro model with one English voice: scripts/kokoro in its repository. */
const METADATA: Readonly<Record<string, string>> = {
  model_type: "kokoro",
  language: "English",
  voice: "en-us",
  has_espeak: "1",
  version: "1",
  sample_rate: "24000",
  n_speakers: "1",
  style_dim: "510,1,256",
  max_token_len: "510",
};

/**
 * Writes an export in the layout that sherpa-onnx expects: with metadata, and with the symbols and the styles beside it.
 * Weights and arithmetic do not change.
 */
export async function makeSherpaModel(exported: string, voice: string, folder: string): Promise<void> {
  const target = join(folder, "model.onnx");
  await mkdir(folder, { recursive: true });
  await copyFile(voice, join(folder, "voices.bin"));
  await writeFile(join(folder, "tokens.txt"), [["$", 0], ...VOCABULARY].map((line) => `${line.join(" ")}\n`).join(""));
  if (await stat(target).catch(() => undefined)) return;
  // Concatenated encoded messages are one message with all their fields.
  await pipeline(
    async function* () {
      yield* createReadStream(exported);
      for (const [key, value] of Object.entries(METADATA)) yield metadata(key, value);
    },
    createWriteStream(`${target}.part`),
  );
  await rename(`${target}.part`, target);
}

/** Encodes an entry of `metadata_props` in ModelProto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
function metadata(key: string, value: string): Uint8Array {
  const entry = new BinaryWriter().tag(1, WireType.LengthDelimited).string(key);
  entry.tag(2, WireType.LengthDelimited).string(value);
  return new BinaryWriter().tag(14, WireType.LengthDelimited).bytes(entry.finish()).finish();
}
