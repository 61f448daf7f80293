import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { runCommand } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const SYSTEM = process.platform === "win32" ? "windows" : process.platform;
/** The executable of Bun. The package "bun" links it in an install script, which does not run here. */
const BUN = createRequire(import.meta.url).resolve(`@oven/bun-${SYSTEM}-${process.arch}/bin/bun`);
const PROGRAM = fileURLToPath(new URL("fixtures/speaks-in-bun.mjs", import.meta.url));

test.each(["dispose", "leave open"])("a program speaks with the embedded engine in Bun, and ends (%s)", async (way) => {
  await using folder = await openTemporaryFolder();
  const output = join(folder.path, "hello.wav");
  const { code, stdout, stderr } = await runCommand(BUN, [PROGRAM, output, way]);
  expect({ code, stderr: stderr.toString() }).toEqual({ code: 0, stderr: "" });
  expect(stdout.toString()).toMatch(/^\d+\.\d+\.\d+ \d\.\d+\n$/);
  const { samples, sampleRate } = parseWav(await readFile(output));
  expect(samples.length / sampleRate).toBeGreaterThan(0.5);
});
