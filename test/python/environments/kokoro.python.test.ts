import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { KOKORO_REQUIREMENTS } from "../../../src/engines/kokoro-python/settings.js";
import { environmentPython, readEnvironment } from "../../../src/python/environments/environment.js";
import { setUpPythonEnvironment } from "../../../src/python/environments/set-up.js";
import { SUITE_CACHE } from "../../support/cache.js";
import { kokoroPython } from "../../support/kokoro-python.js";

const run = promisify(execFile);
/** Variables with which pip and the hub cannot download anything. */
const CUT_OFF = { ...process.env, HF_HUB_OFFLINE: "1", PIP_INDEX_URL: "http://127.0.0.1:9", PIP_NO_INDEX: "1" };

let python: string;

beforeAll(async () => {
  python = await kokoroPython();
});

async function inPython(script: string): Promise<string> {
  const { stdout } = await run(python, ["-I", "-X", "utf8", "-W", "ignore", "-c", script], { env: CUT_OFF });
  return stdout.trim();
}

const { recipe } = KOKORO_REQUIREMENTS;

test("Kokoro's environment is at its usual path, and the set-up finds it unchanged", async () => {
  expect(python).toBe(environmentPython(SUITE_CACHE, recipe));
  expect(await readEnvironment(SUITE_CACHE, recipe)).toMatchObject({ state: "ready", environment: { python } });
  expect(await setUpPythonEnvironment({ recipe, cacheFolder: SUITE_CACHE })).toMatchObject({ made: false });
});

test("spaCy's English model has its original name, so that misaki reads text without a download", async () => {
  const script = `import spacy, misaki.en
print(spacy.util.is_package('en_core_web_sm'), misaki.en.G2P(trf=False, british=False)('I read a book.')[0])`;
  expect(await inPython(script)).toBe("True ˌI ɹˈɛd ɐ bˈʊk.");
});

test("torch has the pinned version, and a build for the CPU has no packages for GPUs beside it", async () => {
  const version = await inPython("import torch; print(torch.__version__)");
  expect(version).toMatch(/^2\.13\.0(?:\+|$)/);
  const site = await inPython("import sysconfig; print(sysconfig.get_paths()['purelib'])");
  const names = await readdir(site);
  if (version.endsWith("+cpu")) expect(names.filter((name) => /^(?:nvidia|triton)/.test(name))).toEqual([]);
  expect(names).toContain("en_core_web_sm");
  expect(await readdir(join(dirname(python), ".."))).toContain("voxweave-environment.json");
});
