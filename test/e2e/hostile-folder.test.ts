import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openServer, status } from "../assets/support/server.js";
import { voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const ATTACK = "touch pwned.txt";

test("no program or configuration in the current folder is used when assets are downloaded", async () => {
  await using folder = await openTemporaryFolder();
  await using elsewhere = await openTemporaryFolder();
  await using registry = await openServer(status(404, "{}"));
  await using hostile = await openServer(status(404, "{}"));
  const write = (name: string, text: string) => writeFile(join(folder.path, name), text);
  for (const module of ["pip", "logging", "sitecustomize"]) {
    await write(`${module}.py`, `import os\nos.system(${JSON.stringify(ATTACK)})\n`);
  }
  await write("package.json", JSON.stringify({ scripts: { prepack: ATTACK, prepare: ATTACK, preinstall: ATTACK } }));
  await write(".npmrc", `registry=${hostile.endpoint}\nignore-scripts=false\n`);
  const npmrc = join(elsewhere.path, "npmrc");
  await writeFile(npmrc, `registry=${registry.endpoint}\n`);
  const before = await readdir(folder.path);
  const env = {
    VOXWEAVE_CACHE: join(elsewhere.path, "cache"),
    VOXWEAVE_ASSET_SOURCES: "registry",
    PIP_NO_INDEX: "1",
    PIP_FIND_LINKS: elsewhere.path,
    npm_config_userconfig: npmrc,
  };
  const spoken = await voxweave(["speak", "Hi.", "-o", "a.wav"], { cwd: folder.path, env });
  expect(spoken).toMatchObject({ code: 1, stderr: expect.stringContaining("registry (pip)") });
  const pulled = await voxweave(["assets", "pull", "voices/af_heart"], { cwd: folder.path, env });
  expect(pulled).toMatchObject({ code: 1, stderr: expect.stringContaining("registry (npm)") });
  expect(await readdir(folder.path)).toEqual(before);
  expect(registry.requests.length).toBeGreaterThan(0);
  expect(hostile.requests).toEqual([]);
});
