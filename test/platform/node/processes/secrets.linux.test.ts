import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openNpm } from "../../../../src/assets/sources/npm.js";
import { openPip } from "../../../../src/assets/sources/pip.js";
import { optimiseGraph } from "../../../../src/engines/kokoro-onnx/optimise-graph.js";
import { createVenv } from "../../../../src/python/environments/venv.js";
import { exampleAsset } from "../../../assets/support/example.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

const SECRETS = { HF_TOKEN: "hf_secret", AWS_SECRET_ACCESS_KEY: "aws_secret" };
const before = { ...process.env };

beforeAll(() => {
  Object.assign(process.env, SECRETS);
});

afterAll(() => {
  for (const name of Object.keys(SECRETS)) delete process.env[name];
  Object.assign(process.env, before);
});

test("pip and npm do not inherit secrets that they do not need", async () => {
  await using folder = await openTemporaryFolder();
  const log = join(folder.path, "log");
  for (const program of ["python3", "npm"]) {
    const path = join(folder.path, program);
    await writeFile(path, `#!/bin/sh\nexport STAND_IN=${program}\n/usr/bin/env >> '${log}'\nexit 0\n`);
    await chmod(path, 0o755);
  }
  const env = { ...process.env, PATH: folder.path };
  const asset = exampleAsset(new Uint8Array(9), {
    pip: { packages: ["one==1.0"], member: "part.bin" },
    npm: { package: "sounds@1.0.0", member: "package/one.bin" },
  });
  for (const source of [openPip({ env }), openNpm({ env, catalogue: [asset] })]) {
    const call = { onProgress: () => {}, onRetry: () => {}, onSpare: async () => {} };
    await source.download(asset, join(folder.path, "asset.part"), call).catch(() => {});
  }
  const seen = await readFile(log, "utf8");
  expect(seen).toMatch(/STAND_IN=python3[\s\S]*STAND_IN=npm/);
  expect(seen).not.toMatch(/_secret/);
});

test("the Python that creates an environment does not inherit secrets", async () => {
  await using folder = await openTemporaryFolder();
  const [python, log] = [join(folder.path, "python3"), join(folder.path, "log")];
  await writeFile(python, `#!/bin/sh\n/usr/bin/env >> '${log}'\necho pip 26.0\n`);
  await chmod(python, 0o755);
  const base = { command: [python] as const, executable: python, version: "3.11.7", prefix: folder.path };
  await createVenv(base, { environment: "tiny", folder: join(folder.path, "venv") });
  expect(await readFile(log, "utf8")).toMatch(/^PATH=/m);
  expect(await readFile(log, "utf8")).not.toMatch(/_secret/);
});

test("the process that optimises a graph does not inherit secrets", async () => {
  await using folder = await openTemporaryFolder();
  const source = join(folder.path, "source.onnx");
  await writeFile(source, "no graph");
  const optimised = optimiseGraph(source, join(folder.path, "target.onnx"));
  const [ended, environment] = await Promise.all([optimised.catch((error: unknown) => error), environmentOf(source)]);
  expect(ended).toMatchObject({ code: "VOX_ENGINE_FAILED" });
  expect(environment).toMatch(/^PATH=/m);
  expect(environment).not.toMatch(/_secret/);
});

/**
 * Waits for a process with `argument` on its command line, and returns its environment, one variable a line. The test
 * cannot change that process, and only Linux shows the environment of another process without special rights.
 */
async function environmentOf(argument: string): Promise<string> {
  for (;;) {
    for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
      if (!(await read("cmdline")).split("\0").includes(argument)) continue;
      const environment = await read("environ");
      if (environment !== "") return environment.replaceAll("\0", "\n");
    }
    await sleep(2);
  }
}
