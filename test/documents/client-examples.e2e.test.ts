import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { type ServeProcess, startServe } from "../server/support/serve-process.js";
import { runCommand } from "../support/command.js";
import { OWN_COMPILER } from "../support/compilers.js";
import { readExamples } from "../support/examples.js";
import { runFfmpeg } from "../support/ffmpeg.js";
import { ROOT } from "../support/folders.js";
import { pythonClients } from "../support/python-clients/python-clients.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** The address that the document uses. */
const ADDRESS = "http://127.0.0.1:8880";

/** Files and output of an example of docs/clients.md; the text that it has tells which one it is. */
interface Expected {
  readonly client: string;
  readonly has: string;
  readonly files: readonly string[];
  readonly output?: RegExp;
}

const EXPECTED: readonly Expected[] = [
  {
    client: "curl",
    has: "curl",
    files: ["hello.opus", "hello.srt"],
    output: /"word":"Hello"[\s\S]*"start":\d[\s\S]*Dr\. Smith[\s\S]*pounds/u,
  },
  { client: "openai in TypeScript", has: 'from "openai"', files: ["hello.mp3"] },
  { client: "openai in Python", has: "from openai", files: ["hello.mp3"] },
  { client: "LiveKit", has: "from livekit", files: ["livekit.wav"] },
];

/** Examples that no test runs: they start a server or a container, set up another program, or need a package of 300 MB. */
const NOT_RUN = ["npm install", "docker run", "allowedAddresses", "from pipecat", "VOICEMODE_TTS_BASE_URLS"];

const examples = readExamples(await readFile(join(ROOT, "docs", "clients.md"), "utf8"));
const known = examples.flatMap((example) =>
  EXPECTED.filter(({ has }) => example.source.includes(has)).map((expected) => ({ ...example, ...expected })),
);

let server: ServeProcess;
beforeAll(async () => {
  server = await startServe();
});
afterAll(() => server[Symbol.asyncDispose]());

/** Returns the command that runs an example, which it writes to a folder. */
async function commandFor(language: string, source: string, folder: string): Promise<string[]> {
  if (language === "sh") return ["sh", "-euc", source];
  if (language === "ts") return [process.execPath, await compile(source, folder)];
  return [await pythonClients(), "-c", source];
}

/** Compiles an example as a strict project would. Returns the path of the program. */
async function compile(source: string, folder: string): Promise<string> {
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "example.ts"), source);
  const compilerOptions = { module: "NodeNext", target: "ES2022", strict: true, types: ["node"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["example.ts"] }));
  const { code, stdout } = await runCommand(process.execPath, [OWN_COMPILER, "--project", folder]);
  expect({ code, errors: stdout.toString() }).toEqual({ code: 0, errors: "" });
  return join(folder, "example.js");
}

/** Returns the length of the sound in a file, and its root mean square. */
async function measure(path: string): Promise<{ readonly seconds: number; readonly level: number }> {
  await runFfmpeg(["-i", path, "-ar", "24000", "-ac", "1", "-y", `${path}.24k.wav`]);
  const { samples } = parseWav(await readFile(`${path}.24k.wav`));
  const energy = samples.reduce((sum, sample) => sum + sample ** 2, 0);
  return { seconds: samples.length / 24_000, level: Math.sqrt(energy / samples.length) };
}

test("every example in docs/clients.md is run by a test, or is one of those that cannot be", () => {
  const others = examples.filter((example) => !known.some(({ line }) => line === example.line));
  expect(others.map(({ source }) => NOT_RUN.find((text) => source.includes(text)))).toEqual(NOT_RUN);
  expect(known).toHaveLength(EXPECTED.length);
});

test.each(known)("the example for $client in docs/clients.md gets the speech of its text", async (example) => {
  await using folder = await openTemporaryFolder();
  const work = join(folder.path, "work");
  await mkdir(work);
  const source = example.source.replaceAll(ADDRESS, server.address);
  const [program = "", ...args] = await commandFor(example.language, source, folder.path);
  const { code, stdout, stderr } = await runCommand(program, args, { cwd: work });
  expect(code, stderr).toBe(0);
  expect(await readdir(work)).toEqual(example.files);
  if (example.output !== undefined) expect(stdout.toString()).toMatch(example.output);
  for (const file of example.files) {
    if (file.endsWith(".srt")) {
      expect(await readFile(join(work, file), "utf8")).toMatch(
        /^1\n00:00:00,\d{3} --> 00:00:0\d,\d{3}\nHello, world\.\n/u,
      );
      continue;
    }
    const { seconds, level } = await measure(join(work, file));
    expect(seconds, file).toBeGreaterThan(0.7);
    expect(seconds, file).toBeLessThan(3);
    expect(level, file).toBeGreaterThan(0.02);
  }
});
