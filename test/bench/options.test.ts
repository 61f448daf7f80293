import { expect, test } from "vitest";
import { runCommand } from "../support/command.js";
import { ROOT } from "../support/folders.js";

test.each(["bench.mjs", "bench-browser.mjs", "bench-reading.mjs"])(
  "%s --help prints its usage and installs nothing",
  async (script) => {
    const { code, stdout, stderr } = await runCommand(process.execPath, [`scripts/${script}`, "--help"], {
      cwd: ROOT,
      env: { PATH: "" }, // Without npm, nothing can be installed.
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.toString()).toMatch(/^Usage: npm run bench/);
  },
);

test.each(["bench.mjs", "bench-browser.mjs", "bench-reading.mjs"])(
  "%s rejects an unknown option and prints its usage",
  async (script) => {
    const { code, stderr } = await runCommand(process.execPath, [`scripts/${script}`, "--nope"], {
      cwd: ROOT,
      env: { PATH: "" },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Unknown option '--nope'[\s\S]*Usage: npm run bench/);
  },
);
