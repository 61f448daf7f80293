import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand, voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const COMMANDS = [
  [],
  ["speak"],
  ["say"],
  ["explain"],
  ["mcp"],
  ["serve", "keys", "create"],
  ["voices"],
  ["assets"],
  ["assets", "pull"],
  ["assets", "list"],
  ["assets", "verify"],
  ["assets", "prune"],
  ["assets", "export"],
  ["python"],
  ["python", "setup"],
  ["python", "script"],
  ["bench"],
  ["doctor"],
];

/** Replaces the programs in the examples by functions that print their arguments. */
const SHELL = "set -u; voxweave() { printf '%s\\n' \"$@\"; }; aplay() { cat; }; claude() { cat; }; ";

describe("the examples in the help", () => {
  test.each(COMMANDS.map((words) => [`voxweave ${words.join(" ")}`.trim(), words] as const))(
    "a shell runs the examples in the help of %s without errors",
    async (_, words) => {
      await using folder = await openTemporaryFolder();
      for (const name of ["notes.txt", "lines.txt"]) await writeFile(join(folder.path, name), "");
      const { code, stdout } = await voxweave([...words, "--help"]);
      expect(code).toBe(0);
      const examples = [...stdout.toString().matchAll(/^ {2}\$ (.*)$/gmu)].map((match) => match[1] ?? "");
      for (const example of examples) {
        expect(example).not.toMatch(/[$`!%\\]/u); // Shells differ in how they read these.
        const ended = await runCommand("sh", ["-c", SHELL + example], { cwd: folder.path });
        expect({ example, code: ended.code, stderr: ended.stderr }).toEqual({ example, code: 0, stderr: "" });
      }
    },
  );

  test("the help has examples", async () => {
    const { stdout } = await voxweave(["--help"]);
    expect(stdout.toString().match(/^ {2}\$ voxweave /gmu)?.length).toBeGreaterThan(5);
  });
});
