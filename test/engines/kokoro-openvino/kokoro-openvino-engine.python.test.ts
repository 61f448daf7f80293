import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAssetStore } from "../../../src/assets/create-asset-store.js";
import type { Engine } from "../../../src/core/engine.js";
import type { Speech } from "../../../src/core/speech.js";
import type { Utterance } from "../../../src/core/utterance.js";
import { writeChoice } from "../../../src/engines/choice.js";
import { findDefaultEngine } from "../../../src/engines/default-engine.js";
import { listEngines } from "../../../src/engines/engine-status.js";
import { openKokoroOnnxEngine } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import {
  ensureGraphFolder,
  findGraphFiles,
  hasGraphFolder,
} from "../../../src/engines/kokoro-openvino/graph-folder.js";
import { createKokoroOpenvinoEngine } from "../../../src/engines/kokoro-openvino/kokoro-openvino-engine.js";
import type { PoolEvent } from "../../../src/workers/supervisor.js";
import { describeEngine } from "../../contract/engine.js";
import { SUITE_CACHE } from "../../support/cache.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { openvinoPython } from "../../support/kokoro-openvino.js";
import { logMel, logMelDistance } from "../../support/log-mel.js";
import { pythonTools } from "../../support/python-tools.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { KOKORO_SAMPLE } from "../kokoro/sample.js";

let python = "";
beforeAll(async () => {
  python = await openvinoPython();
});

/** Uses one thread, because other tests run beside it, and a long deadline, because 510 phonemes take long on a busy machine. */
const open = () =>
  createKokoroOpenvinoEngine({
    assets: suiteAssets(),
    python: { python },
    threads: 1,
    workers: { deadlineMs: 280_000 },
  });

describeEngine("kokoro-openvino", open, KOKORO_SAMPLE);

describe("the same phonemes in OpenVINO and in onnxruntime", () => {
  let engines: readonly [openvino: Engine, onnx: Engine];
  beforeAll(async () => {
    engines = [await open(), await openKokoroOnnxEngine({ assets: suiteAssets() })];
  });
  afterAll(() => Promise.all(engines.map((engine) => engine[Symbol.asyncDispose]())));

  test.each([
    ["ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps.", "af_heart", 1],
    ["hˌW mˈɛni bˈOts?", "bm_george", 1.3],
  ])(
    "%s by %s at speed %d has the same durations and the same sound in OpenVINO and in onnxruntime",
    async (phonemes, voice, speed) => {
      const [one, other] = (await Promise.all(engines.map((engine) => say(engine, phonemes, voice, speed)))) as [
        Speech,
        Speech,
      ];
      expect(one.frames).toEqual(other.frames);
      expect(one.samples.length).toBe(other.samples.length);
      expect(logMelDistance(logMel(one.samples, 24_000), logMel(other.samples, 24_000))).toBeLessThan(1);
    },
  );
});

test("the worker that replaces a killed one of OpenVINO speaks the same samples, as the fingerprint promises", async () => {
  const pids: number[] = [];
  const onEvent = (event: PoolEvent) => {
    if (event.type === "ready" && event.pid !== undefined) pids.push(event.pid);
  };
  const workers = { deadlineMs: 280_000, restarts: { backOffMs: 20 }, onEvent };
  await using engine = await createKokoroOpenvinoEngine({
    assets: suiteAssets(),
    python: { python },
    threads: 1,
    workers,
  });
  const before = await say(engine, "nO.");
  const call = say(engine, "nO.");
  process.kill(pids[0] ?? 0, "SIGKILL");
  const after = await call;
  expect(pids).toHaveLength(2);
  expect(after.samples.length).toBeGreaterThan(0);
  expect(Buffer.from(after.samples.buffer).equals(Buffer.from(before.samples.buffer))).toBe(true);
  const [graphs, versions, , threads] = JSON.parse(engine.fingerprint ?? "[]") as unknown[];
  expect(graphs).toMatch(/^openvino-[\da-f]{16}$/u);
  expect(versions).toMatchObject({ openvino: expect.any(String), numpy: expect.any(String) });
  expect(threads).toBe(1);
});

test("the compiled graphs of OpenVINO are kept beside the graph, in one complete folder", async () => {
  const folder = await ensureGraphFolder({ assets: suiteAssets() });
  const kept = (await readdir(folder)).filter((name) => name.startsWith("compiled-"));
  expect(kept).toEqual([expect.stringMatching(/^compiled-[\d.]+$/)]);
  expect((await readdir(join(folder, kept[0] ?? ""))).length).toBeGreaterThan(0);
});

test("the files in use of OpenVINO are its graphs, its folder and the graphs that its own version compiled", async () => {
  const folder = await ensureGraphFolder({ assets: suiteAssets() });
  const [compiled = ""] = (await readdir(folder)).filter((name) => name.startsWith("compiled-"));
  const files = await findGraphFiles(suiteAssets());
  expect(files.map((path) => path.replace(/-[\da-f]{16}\.onnx$/, ""))).toEqual([
    join(SUITE_CACHE, "prepared", "kokoro-v1.0-openvino-front"),
    join(SUITE_CACHE, "prepared", "kokoro-v1.0-openvino-back"),
    folder,
    join(folder, compiled),
  ]);
});

describe("the engine's state on this machine", () => {
  test("the status of OpenVINO is known without starting a program", async () => {
    await using empty = await openTemporaryFolder();
    const statusIn = async (cacheFolder: string) =>
      (await listEngines({ cacheFolder })).find(({ id }) => id === "kokoro-openvino");
    expect(await statusIn(SUITE_CACHE)).toEqual({ id: "kokoro-openvino", ready: true, reason: undefined });
    expect(await hasGraphFolder(suiteAssets())).toBe(true);
    expect(await statusIn(empty.path)).toMatchObject({
      ready: false,
      reason: 'its Python environment is not set up; run "voxweave python setup openvino"',
    });
    expect(await hasGraphFolder(createAssetStore({ cacheFolder: empty.path, offline: true }))).toBe(false);
  });

  test("OpenVINO is the default engine if it is picked and set up", async () => {
    await using cache = await openTemporaryFolder();
    const choice = { variant: "onnxruntime", measuredWith: "weights" };
    await symlink(join(SUITE_CACHE, "python"), join(cache.path, "python"));
    await writeChoice(cache.path, { ...choice, engine: "kokoro-openvino" });
    expect(await findDefaultEngine(cache.path)).toBe("kokoro-openvino");
    await writeChoice(cache.path, { ...choice, engine: "kokoro-onnx" });
    expect(await findDefaultEngine(cache.path)).toBe("kokoro-onnx");
  });

  test("without its environment, OpenVINO fetches nothing, and the error has the command to run", async () => {
    await using empty = await openTemporaryFolder();
    const assets = createAssetStore({ cacheFolder: empty.path, offline: true });
    const call = createKokoroOpenvinoEngine({ assets, python: { python: await pythonTools() } });
    await expect(call).rejects.toMatchObject({
      code: "VOX_PYTHON_MODULE_MISSING",
      message: expect.stringContaining('run "voxweave python setup openvino"'),
    });
  });
});

function say(engine: Engine, phonemes: string, voice = "af_heart", speed = 1): Promise<Speech> {
  const source = { start: 0, end: 0 };
  const utterance: Utterance = { language: "en-us", text: "", phonemes, words: [], source };
  return engine.synthesize(utterance, { voice: [{ voice, weight: 1 }], speed });
}
