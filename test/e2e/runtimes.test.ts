import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { runCommand } from "../support/command.js";
import { ROOT } from "../support/folders.js";
import { npmTools } from "../support/npm-tools.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const { platform, arch } = process;
const LIBC = platform === "linux" ? "-glibc" : "";
const EXE = platform === "win32" ? ".exe" : "";
const FIXTURES = fileURLToPath(new URL("fixtures/", import.meta.url));
const PROGRAM = join(FIXTURES, "speaks-and-ends.mjs");

/** Programs that run a script. The packages of Bun and Deno link them in install scripts, which do not run here. */
const RUNTIMES: Readonly<Record<string, () => Promise<readonly [program: string, ...args: string[]]>>> = {
  async Bun() {
    const system = platform === "win32" ? "windows" : platform;
    return [createRequire(import.meta.url).resolve(`@oven/bun-${system}-${arch}/bin/bun`)];
  },
  async Deno() {
    const program = join(await npmTools(), "@deno", `${platform}-${arch}${LIBC}`, `deno${EXE}`);
    return [program, "run", "--allow-all", "--no-prompt", "--no-lock", "--node-modules-dir=manual"];
  },
};

test.each(Object.keys(RUNTIMES).flatMap((name) => [[name, "dispose"] as const, [name, "leave open"] as const]))(
  "a program speaks with the embedded engine in %s, and ends (%s)",
  async (name, way) => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "hello.wav");
    const [program, ...args] = (await RUNTIMES[name]?.()) ?? [""];
    const env = { DENO_DIR: join(folder.path, "deno"), DENO_NO_UPDATE_CHECK: "1" };
    const { code, stdout, stderr } = await runCommand(program, [...args, PROGRAM, output, way], { env });
    expect({ code, stderr: stderr.toString() }).toEqual({ code: 0, stderr: "" });
    expect(stdout.toString()).toMatch(/^\d+\.\d+\.\d+ \d\.\d+\n$/);
    const { samples, sampleRate } = parseWav(await readFile(output));
    expect(samples.length / sampleRate).toBeGreaterThan(0.5);
  },
);

test("a program speaks where the executable runs scripts only if it is asked to be Node, as in Electron", async () => {
  await using folder = await openTemporaryFolder();
  const executable = join(folder.path, "electron");
  const script = `#!/bin/sh\n[ -n "$ELECTRON_RUN_AS_NODE" ] || exit 9\nexec "${process.execPath}" "$@"\n`;
  await writeFile(executable, script);
  await chmod(executable, 0o755);
  const output = join(folder.path, "hello.wav");
  const preload = pathToFileURL(join(FIXTURES, "electron-like.mjs")).href;
  const args = ["--import", preload, PROGRAM, output, "dispose"];
  const { code, stdout, stderr } = await runCommand(process.execPath, args, { env: { ELECTRON_LIKE: executable } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.toString()).toMatch(/^45\.5\.0 \d\.\d+\n$/);
});

test("the native libraries of the package make no buffers outside of V8's memory, which Electron forbids", async () => {
  const folder = join(ROOT, "vendor");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".node"));
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) {
    const calls = (await readFile(join(folder, name))).toString("latin1").match(/napi_create_\w*buffer\b/gu);
    expect([name, ...new Set(calls)]).toEqual([name, "napi_create_arraybuffer"]);
  }
});

test("Node 18 is refused with the version that VoxWeave needs, by the command line and by the library", async () => {
  const node = join(await npmTools(), `node-linux-${arch}`, "bin", "node");
  const command = await runCommand(node, [join(ROOT, "dist/cli/main.js"), "speak", "Hello."]);
  expect({ code: command.code, stderr: command.stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(
      /^voxweave: VoxWeave needs Node 20\.19 or newer; this is 18\.\d+\.\d+\. Install .*\n$/,
    ),
  });
  const script = 'import("voxweave").catch(({ code, message }) => console.log(code, message))';
  const library = await runCommand(node, ["--eval", script], { cwd: ROOT });
  expect(library.stdout.toString()).toMatch(
    /^VOX_DEPENDENCY_MISSING VoxWeave needs Node 20\.19 or newer; this is 18\./,
  );
});

test.each([
  ["React Native", "react-native"],
  ["Cloudflare Workers", "workerd"],
  ["an edge runtime", "edge-light"],
])("a bundle for %s says that VoxWeave does not run there, and what to do", async (runtime, condition) => {
  await using folder = await openTemporaryFolder();
  await mkdir(join(folder.path, "node_modules"));
  await symlink(ROOT, join(folder.path, "node_modules", "voxweave"));
  const entry = join(folder.path, "app.js");
  const outfile = join(folder.path, "out.mjs");
  await writeFile(entry, 'import { createSpeaker } from "voxweave"; await createSpeaker();');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    conditions: [condition],
    logLevel: "error",
  });
  const { code, stderr } = await runCommand(process.execPath, [outfile]);
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`VoxWeave does not run in .*${runtime}.*voxweave serve`));
});
