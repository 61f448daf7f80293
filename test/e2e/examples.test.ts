import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWav } from "../../src/audio/wav.js";
import { ROOT, runCommand } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const EXAMPLES: Record<string, RegExp> = {
  "abort-and-progress": /^\d+ of 3950 characters[\s\S]*stopped: enough\n$/u,
  stream: /^0\.00 s \+ \d\.\d\d s: The first sentence is heard at once\. \n[\s\S]*to the end of the text\.\n$/u,
  "test-with-tones": /^ok\n$/u,
  "to-file": /^hello\.wav: \d\.\d\d s at 24000 Hz\n$/u,
};

test("every example is tried", async () => {
  const names = (await readdir(join(ROOT, "examples"))).filter((name) => name.endsWith(".ts"));
  expect(names.toSorted()).toEqual(Object.keys(EXAMPLES).map((name) => `${name}.ts`));
});

test.each(Object.entries(EXAMPLES))("the example %s does what it says", async (name, output) => {
  await using folder = await openTemporaryFolder();
  const script = join(ROOT, "build", "examples", `${name}.js`);
  const { code, stdout, stderr } = await runCommand(process.execPath, [script], { cwd: folder.path });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.toString()).toMatch(output);
  const files = await readdir(folder.path);
  expect(files).toEqual(name === "to-file" ? ["hello.wav"] : []);
  if (name === "to-file")
    expect(readWav(await readFile(join(folder.path, "hello.wav"))).samples.length).toBeGreaterThan(24_000);
});
