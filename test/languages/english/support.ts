import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LETTER_TO_SOUND } from "../../../src/languages/english/oov/letter-to-sound/weights.js";

/** Reads the bytes of the network in the package. */
export async function networkBytes(): Promise<Uint8Array> {
  return new Uint8Array(await readFile(fromRoot(LETTER_TO_SOUND.path)));
}

/** Returns the absolute path of a path in the repository. */
export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

/**
 * A held-out word with the phonemes of the dictionaries, and those of the network in PyTorch with the same rounded
 * weights.
 */
export interface HeldOut {
  readonly kind: "word" | "name";
  readonly word: string;
  readonly dictionary: { readonly "en-us": readonly string[]; readonly "en-gb": readonly string[] };
  readonly pytorch: { readonly "en-us": string; readonly "en-gb": string };
}

/** Reads every tenth held-out word from the file that `training/letter-to-sound/sample.py` writes. */
export async function heldOutSample(): Promise<readonly HeldOut[]> {
  const text = await readFile(new URL("oov/letter-to-sound/held-out-sample.tsv", import.meta.url), "utf8");
  const lines = text.trimEnd().split("\n");
  return lines.map((line) => {
    const [kind = "", word = "", us = "", gb = "", pytorchUs = "", pytorchGb = ""] = line.split("\t");
    return {
      kind: kind === "name" ? "name" : "word",
      word,
      dictionary: { "en-us": us.split("|"), "en-gb": gb === "" ? [] : gb.split("|") },
      pytorch: { "en-us": pytorchUs, "en-gb": pytorchGb },
    };
  });
}
