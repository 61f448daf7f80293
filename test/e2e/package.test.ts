import { access, readdir, readFile, rename } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { loadPythonEngines } from "../../src/engines/registry.js";
import { BUNDLERS, writePage } from "../support/bundlers.js";
import { openChromium } from "../support/chromium.js";
import { runCommand } from "../support/command.js";
import { ROOT } from "../support/folders.js";
import { openMcp } from "../support/mcp.js";
import { type PackedPackage, packPackage } from "../support/packed-package.js";
import { openStaticSite } from "../support/static-site.js";
import { describePackageFormats } from "./support/package-formats.js";

let packed: PackedPackage;

beforeAll(async () => {
  packed = await packPackage();
  return () => packed[Symbol.asyncDispose]();
});

test("the package contains the build, types, licences and Python files, and nothing else", async () => {
  const paths = packed.files;
  expect(paths).toEqual(expect.arrayContaining(["LICENSE", "NOTICE", "README.md", "dist/index.js", "dist/index.d.ts"]));
  const ofEngines = (await loadPythonEngines()).flatMap(({ python: { adapter, recipe } }) => [
    fileURLToPath(adapter),
    recipe.lock,
    ...(recipe.torch === undefined ? [] : [recipe.torch]),
  ]);
  expect(ofEngines.length).toBeGreaterThan(5);
  const python = ofEngines.map((path) => relative(ROOT, path).replaceAll("\\", "/"));
  const shared = ["runtime/failures.py", "runtime/main.py", "checkpoint/__main__.py", "requirements/pip.txt"].map(
    (name) => `python/${name}`,
  );
  expect(paths).toEqual(expect.arrayContaining([...shared, ...python]));
  const encoders = ["lame", "opus", "flac", "aac"].map((name) => `data/encoders/${name}.wasm.br`);
  const licences = (await readdir(join(ROOT, "licences/encoders"))).map((name) => `data/encoders/${name}`);
  expect(licences.length).toBeGreaterThan(5);
  expect(paths).toEqual(expect.arrayContaining([...encoders, ...licences]));
  const strangers = paths.filter(
    (path) =>
      !/^dist\/[\w/.-]+\.(?:js|d\.ts)$|^dist\/entries\/refused\.(?:cjs|d\.cts)$|^dist\/web\/(?:LICENSES\.txt|onnxruntime\/ort-wasm-simd-threaded(?:\.asyncify)?\.(?:mjs|wasm\.gz))$|^dist\/page\/(?:index\.html|icon\.svg|icon-(?:maskable-)?\d+\.png|manifest\.webmanifest|LICENSES\.txt|assets\/[\w.-]+\.(?:js|css|svg|woff2)|(?:[\w.-]+\/)?[\w.-]+\.(?:js|css|html|svg)\.gz)$|^data\/(?:en[\w.-]+\.(?:br|bin)|letter-to-sound\.bin|homographs\.br|gpu-probe\.json|(?:emoji-)?names\.tsv|encoders\/(?:\w+\.wasm\.br|\w[\w.-]+\.txt)|licences\/\w[\w-]+\.txt)$|^python\/(?:(?:(?:checkpoint|runtime)\/)?\w+\.py|requirements\/\w[\w-]*\.txt)$|^vendor\/onnxruntime-node\/(?:LICENSE|ThirdPartyNotices\.txt|package\.json|dist\/\w+\.(?:js|d\.ts)|bin\/napi-v6\/\w+\/\w+\/[\w.]+)$|^vendor\/mcp-sdk\/(?:index\.cjs|LICENSES\.txt)$|^(?:LICENSE|NOTICE|README\.md|CHANGELOG\.md|package\.json)$/u.test(
        path,
      ),
  );
  expect(strangers).toEqual([]);
  expect(paths.filter((path) => path.startsWith("dist/cli/"))).toEqual(["dist/cli/main.js"]); // The rest is in dist/command/.
});

test("no script or type file of an entry point names a source map, because the package has none", async () => {
  expect(packed.files.filter((path) => path.endsWith(".map"))).toEqual([]);
  const entries = packed.files.filter((path) =>
    /^dist\/(?:index|entries\/\w+|cli\/main)\.(?:c?js|d\.c?ts)$/u.test(path),
  );
  expect(entries.length).toBeGreaterThan(10);
  for (const path of entries) expect(await readFile(join(ROOT, path), "utf8"), path).not.toContain("sourceMappingURL");
});

test("the package speaks as a command and as a library, installed in an empty project with install scripts allowed", async () => {
  const { project } = packed;
  expect(await packed.install()).toMatchObject({ code: 0, stderr: "" });
  const lock = await readFile(join(project, "package-lock.json"), "utf8");
  expect(lock).not.toContain("hasInstallScript"); // Downloads of an install script can fail.

  const spoken = await packed.voxweave(["speak", "Hello.", "-o", "command.wav"]);
  expect(spoken).toMatchObject({ code: 0, stderr: "" });
  expect(parseWav(await readFile(join(project, "command.wav"))).samples.length).toBeGreaterThan(12_000);
  const script = await packed.voxweave(["python", "script"]);
  expect(script.stdout.toString()).toMatch(/^SAMPLE_RATE_FALLBACK = 24000$/m);

  const library = await packed.runProgram(
    `import { createSpeaker } from "voxweave";
     const speaker = await createSpeaker();
     const { durationSeconds } = await speaker.toFile("Hello from a library.", "library.wav");
     await speaker[Symbol.asyncDispose]();
     console.log(durationSeconds > 0.8);`,
  );
  expect({ ...library, stdout: library.stdout.toString() }).toMatchObject({ code: 0, stdout: "true\n", stderr: "" });
});

test("publint finds no fault in the installed package", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(packed.project, "node_modules", "voxweave"), pack: false });
  expect(pkg).toMatchObject({ name: "voxweave" });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});

describe("the packed package, installed in an empty project", () => describePackageFormats(() => packed));

test("the installed package serves AI agents, without the library that it was built from", async () => {
  const { project, command } = packed;
  await expect(access(join(project, "node_modules", "@modelcontextprotocol"))).rejects.toThrow("ENOENT");
  await using mcp = await openMcp(["--engine", "tone", "--folder", project], { command: [command] });
  const { value } = await mcp.call("synthesize_to_file", { text: "Hello.", path: "agent.wav" });
  expect(value).toMatchObject({ format: "wav", unspoken: [] });
});

test("pages that Vite, webpack and esbuild build from the installed package, without settings, speak", async () => {
  const { project } = packed;
  const pages = join(project, "pages");
  const exported = await packed.voxweave([
    "assets",
    "export",
    "--browser",
    join(pages, "files"),
    "--voice",
    "af_heart",
  ]);
  expect(exported).toMatchObject({ code: 0, stderr: "" });
  const script = `
    import { createSpeaker } from "voxweave/browser";
    const speaker = await createSpeaker({ files: "/files/" });
    const { durationSeconds, words } = await speaker.speak("Hello.");
    document.title = [words[0].spoken, durationSeconds > 0.3].join();`;
  await using site = await openStaticSite(pages);
  await using browser = await openChromium();
  const page = await (await browser.newContext()).newPage(); // All pages share the weights that the first one gets.
  for (const [name, bundle] of Object.entries(BUNDLERS)) {
    await writePage(join(pages, name), script);
    const built = await bundle(join(pages, name));
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.goto(`${site.address}/${relative(pages, built)}/index.html`);
    await page.waitForFunction(() => Reflect.get(globalThis, "document").title !== "", undefined, { timeout: 250_000 });
    expect({ name, errors, title: await page.title() }).toEqual({ name, errors: [], title: "Hello,true" });
  }
});

test("the installed package reads French once espeak-ng is installed beside it, and says so before", async () => {
  const { project } = packed;
  const run = async (...args: string[]): Promise<string> => {
    const { stdout, stderr } = await packed.voxweave(args);
    return stdout.toString() + stderr;
  };
  await expect(access(join(project, "node_modules", "espeak-ng"))).rejects.toMatchObject({ code: "ENOENT" });
  const error = "French needs the package espeak-ng, which is not installed; run: npm install espeak-ng";
  expect(await run("explain", "Bonjour.", "--language", "fr")).toContain(error);
  expect(await run("speak", "Bonjour.", "--voice", "ff_siwis", "-o", "french.wav", "--offline")).toContain(error);
  for (const setting of [
    ["--language", "fr"],
    ["--voice", "ff_siwis"],
  ]) {
    expect(await run("serve", "--port", "0", "--offline", ...setting)).toContain(error);
  }
  expect(await run("voices", "--language", "fr")).toMatch(/^ff_siwis .* first run: npm install espeak-ng$/m);
  // An empty cache: doctor takes half a minute of CPU time for the environments of Python that other tests have made.
  const doctor = await packed.voxweave(["doctor"], { env: { VOXWEAVE_CACHE: join(project, "empty-cache") } });
  expect(doctor.stdout.toString()).toMatch(
    /· espeak +the package espeak-ng is not installed; only Spanish, French, .* need it\n +→ npm install espeak-ng\n/,
  );

  await packed.install("espeak-ng");
  expect(await run("explain", "Bonjour.", "--language", "fr")).toContain("bɔ̃ʒˈuʁ.");
  expect(await run("voices", "--language", "fr")).not.toContain("npm install");
});

test("doctor says what to do, and the library can be imported, if the runtime is damaged", async () => {
  const { project } = packed;
  const runtime = join(project, "node_modules", "voxweave", "vendor", "onnxruntime-node", "bin");
  await rename(runtime, `${runtime}-away`);
  try {
    const env = { VOXWEAVE_CACHE: join(project, "cache") };
    const doctor = await packed.voxweave(["doctor"], { env });
    expect(doctor.code).toBe(1);
    expect(doctor.stdout.toString()).toMatch(
      /✗ onnxruntime +onnxruntime does not load: .*\n +→ install voxweave again/,
    );
    const library = await runCommand(process.execPath, ["--eval", 'import("voxweave")'], { cwd: project });
    expect(library).toMatchObject({ code: 0, stderr: "" });
  } finally {
    await rename(`${runtime}-away`, runtime);
  }
});
