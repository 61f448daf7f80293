import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { voxweave } from "../support/command.js";
import { openMcp } from "../support/mcp.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** Has the tone engine read a property of undefined when it computes a sound. */
const FAULT = `
  const sine = Math.sin;
  Math.sin = (angle) => (new Error().stack.includes("tone-engine") ? undefined.wave : sine(angle));`;
/** What JavaScript says of it. */
const REASON = "Cannot read properties of undefined (reading 'wave')";
const TONE = ["--engine", "tone"];

/** Returns the variables with which a process has the fault. */
async function withFault(folder: string): Promise<Record<string, string>> {
  const script = join(folder, "fault.mjs");
  await writeFile(script, FAULT);
  return { NODE_OPTIONS: `--import=${pathToFileURL(script)}` };
}

describe("a fault inside the engine", () => {
  test("voxweave speak fails with exit code 1, and wrong usage has 2", async () => {
    await using folder = await openTemporaryFolder();
    const env = await withFault(folder.path);
    const speak = (...args: string[]) =>
      voxweave(["speak", "Hello.", "-o", join(folder.path, "a.wav"), ...TONE, ...args], { env });
    expect(await speak()).toMatchObject({ code: 1, stderr: expect.stringContaining(REASON) });
    expect(await speak("--speed", "9")).toMatchObject({ code: 2, stderr: expect.stringContaining("speed must be") });
    expect(await speak("-o", "-")).toMatchObject({ code: 2, stderr: expect.stringContaining("the only output") });
  });

  test("synthesize_to_file of voxweave mcp fails without its text, which the log has", async () => {
    await using folder = await openTemporaryFolder();
    const env = await withFault(folder.path);
    await using mcp = await openMcp([...TONE, "--folder", folder.path], { env });
    const failed = await mcp.call("synthesize_to_file", { text: "Hello.", path: "a.wav" });
    expect(failed).toMatchObject({ isError: true, text: expect.stringMatching(/^this call failed through a fault/u) });
    await expect.poll(() => mcp.stderr()).toContain(REASON);
    const wrong = await mcp.call("synthesize_to_file", { text: "Hello.", path: "a.wav", bitrate: 64_000 });
    expect(wrong.text).toMatch(/^bitrate is not an option of wav/u);
  });
});
