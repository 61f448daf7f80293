import { expect, test } from "vitest";
import { runCommand } from "./support/command.js";
import { ROOT } from "./support/folders.js";

test.each([
  ["all tests", [], "2 passed, 2 failed"],
  ["one test selected by its title", ["-t", "brick"], "1 passed, 0 failed"],
  ["a skipped test as failed", ["-t", "is skipped"], "0 passed, 1 failed"],
  ["tests selected by the title of their suite", ["-t", "^a tile (fails|is)"], "0 passed, 2 failed"],
])("the closing line counts %s", async (_, filter, line) => {
  const args = ["vitest", "run", "--config", "test/support/fixtures/vitest.config.ts", ...filter];
  const { stdout } = await runCommand("npx", args, { cwd: ROOT });
  expect(stdout.toString().trim().split("\n").at(-1)).toBe(line);
});
