import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { runCommand } from "../support/command.js";
import { ROOT } from "../support/folders.js";
import { kokoroModelFolder } from "../support/kokoro-python.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const EXAMPLES: Record<string, RegExp> = {
  "abort-and-progress": /^\d+ of 3950 characters[\s\S]*stopped: enough\n$/u,
  captions:
    /^1\n00:00:00,\d{3} --> 00:00:0\d,\d{3}\nEach word has its time\.\n\n2\n[^\n]+\nCaptions are made of these\.\n$/u,
  "llm-tokens": /^How old is the Earth\n[\s\S]*\nSo the answer is very old\n$/u,
  "one-shot-bridge": /^once\.wav: \d\.\d\d s\n$/u,
  "own-python-engine": /^0\.\d\d s at 16000 Hz\n$/u,
  stream: /^0\.00 s \+ \d\.\d\d s: The first sentence is heard at once\. \n[\s\S]*to the end of the text\.\n$/u,
  "test-with-tones": /^ok\n$/u,
  "to-file": /^hello\.wav: \d\.\d\d s\n$/u,
};

/** Examples that run until they are stopped. `example-servers.test.ts` tests them. */
const SERVERS = ["read-aloud", "speech-server"];

/** The files that each example writes to the folder in which it runs. */
const WRITES: Record<string, readonly string[]> = { "one-shot-bridge": ["once.wav"], "to-file": ["hello.wav"] };

test("each example in examples/ has a test", async () => {
  const names = (await readdir(join(ROOT, "examples"))).filter((name) => name.endsWith(".ts"));
  expect(names.toSorted()).toEqual([...Object.keys(EXAMPLES), ...SERVERS].map((name) => `${name}.ts`).toSorted());
});

test.each(Object.entries(EXAMPLES))("the example %s runs and writes its files", async (name, output) => {
  await using folder = await openTemporaryFolder();
  const script = join(ROOT, "build", "examples", `${name}.js`);
  // The example of a custom engine runs on any Python with numpy. The others find the environment of the suite in its cache.
  const env = name === "own-python-engine" ? { VOXWEAVE_PYTHON: process.env["VOXWEAVE_TEST_PYTHON"] ?? "" } : {};
  if (name === "one-shot-bridge") await kokoroModelFolder();
  const { code, stdout, stderr } = await runCommand(process.execPath, [script], { cwd: folder.path, env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.toString()).toMatch(output);
  const files = await readdir(folder.path);
  expect(files).toEqual(WRITES[name] ?? []);
  if (name === "to-file")
    expect(parseWav(await readFile(join(folder.path, "hello.wav"))).samples.length).toBeGreaterThan(24_000);
});
