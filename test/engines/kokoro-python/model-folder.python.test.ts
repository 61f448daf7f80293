import { execFile } from "node:child_process";
import { readdir, readFile, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { KOKORO_VOICE_IDS } from "../../../src/assets/catalogue/catalogue.js";
import { createAssetStore } from "../../../src/assets/create-asset-store.js";
import { openKokoroOnnxEngine } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import { fetchModel } from "../../../src/engines/kokoro-onnx/model.js";
import { ensureModelFolder, findModelFiles, hasModelFolder } from "../../../src/engines/kokoro-python/model-folder.js";
import { SUITE_CACHE } from "../../support/cache.js";
import { kokoroVoicePath, suiteAssets } from "../../support/kokoro-model.js";
import { kokoroModelFolder, kokoroPython } from "../../support/kokoro-python.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

const run = promisify(execFile);
const CHECKPOINT = fileURLToPath(new URL("../../../python/checkpoint", import.meta.url));
const COMPARE = fileURLToPath(new URL("compare.py", import.meta.url));
const PHONEMES = "ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps ˌOvəɹ ðə lˈAzi dˈɑɡ.";

let python: string;
let folder: string;

beforeAll(async () => {
  python = await kokoroPython();
  folder = await kokoroModelFolder();
});

describe("the model folder", () => {
  test("the model folder has the configuration, the checkpoint and every voice, with the library's names", async () => {
    expect((await readdir(folder)).sort()).toEqual(["config.json", "kokoro-v1_0.pth", "voices"]);
    expect((await readdir(join(folder, "voices"))).sort()).toEqual(KOKORO_VOICE_IDS.map((id) => `${id}.bin`).sort());
    expect(JSON.parse(await readFile(join(folder, "config.json"), "utf8"))).toMatchObject({ n_token: 178 });
    expect(await hasModelFolder(suiteAssets())).toBe(true);
  });

  test("the files in use are the model folder, and the graph and the checkpoint that it was made from", async () => {
    const files = await findModelFiles(suiteAssets());
    expect(files.map((path) => path.replace(/-[\da-f]{16}(\.\w+)$/, "$1"))).toEqual([
      join(SUITE_CACHE, "prepared", "kokoro-v1.0-plain.onnx"),
      join(SUITE_CACHE, "prepared", "kokoro-v1_0.pth"),
      folder,
    ]);
  });

  test("the next call finds the model folder without an interpreter and without the network", async () => {
    const assets = createAssetStore({ cacheFolder: SUITE_CACHE, offline: true });
    expect((await ensureModelFolder({ assets, python: "no-python-here" })).path).toBe(folder);
  });
});

test("the model folder is found offline without the export that its checkpoint was rebuilt from", async () => {
  await using cache = await openTemporaryFolder();
  for (const name of ["kokoro-v1.0-config.json", "kokoro-v1.0-config.json.json", "prepared", "voices"])
    await symlink(join(SUITE_CACHE, name), join(cache.path, name));
  const assets = createAssetStore({ cacheFolder: cache.path, offline: true });
  expect(await hasModelFolder(assets)).toBe(true);
  const { path, source } = await ensureModelFolder({ assets, python: "no-python-here", voices: ["af_heart"] });
  expect([basename(path), source]).toEqual([basename(folder), "prepared"]);
});

describe("the rebuilt checkpoint", () => {
  test("the rebuilt checkpoint has the weights of the ONNX graph, and speaks every phoneme with the same duration", async () => {
    const graph = await fetchModel(suiteAssets(), { variant: "plain" });
    const args = ["-I", "-X", "utf8", COMPARE, CHECKPOINT, folder, graph, await kokoroVoicePath(), PHONEMES];
    const { stdout } = await run(python, args, { env: { ...process.env, HF_HUB_OFFLINE: "1" }, maxBuffer: 2 ** 24 });
    const compared = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    expect(compared).toMatchObject({ tensors: 688, finite: true, strangers: [] });
    expect(compared.filters).toBeGreaterThan(80);

    await using engine = await openKokoroOnnxEngine({ assets: suiteAssets() });
    const source = { start: 0, end: 0 };
    const utterance = { language: "en-us", text: "", words: [], phonemes: PHONEMES, source } as const;
    const style = { voice: [{ voice: "af_heart", weight: 1 }], speed: 1 } as const;
    const { frames, samples } = await engine.synthesize(utterance, style);
    expect(compared.durations).toEqual([frames?.lead, ...(frames?.phonemes ?? []), frames?.tail]);
    const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    expect(compared.level / level).toBeGreaterThan(0.9);
    expect(compared.level / level).toBeLessThan(1.1);
  });

  test("an interpreter without the library cannot rebuild the checkpoint, and the error has the command to run", async () => {
    await using cache = await openTemporaryFolder();
    const assets = createAssetStore({ cacheFolder: cache.path, sources: [`folder:${SUITE_CACHE}`] });
    await expect(ensureModelFolder({ assets, python: "python3", voices: ["af_heart"] })).rejects.toMatchObject({
      code: "VOX_PYTHON_MODULE_MISSING",
      message: expect.stringContaining('run "voxweave python setup"'),
    });
    expect(await readdir(cache.path)).not.toContain("models");
    expect(await hasModelFolder(assets)).toBe(false);
  });
});
