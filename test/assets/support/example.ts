import { createHash } from "node:crypto";
import type { Asset } from "../../../src/assets/catalogue/asset.js";

/** Returns bytes that are the same in each run and do not repeat, so that a test finds misplaced parts. */
export function exampleBytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let index = 0, state = seed; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator.
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** Returns an asset whose content is `bytes`, on the hub unless the options say otherwise. */
export function exampleAsset(bytes: Uint8Array, { name = "example", ...others }: Partial<Asset> = {}): Asset {
  return {
    name,
    file: `${name}.bin`,
    bytes: bytes.length,
    sha256: sha256(bytes),
    licence: "CC0-1.0",
    hub: { repository: "someone/something", revision: "main", path: `${name}.bin` },
    ...others,
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
