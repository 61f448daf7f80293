import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CommandOptions, voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const ENDLESS_LEXICON = JSON.stringify({ patterns: [{ match: "(a+)+$", say: "x" }] });
const TEXT = `${"a".repeat(60)}b`;

/** Interrupts a command at work. By then it has started its search, or it receives the signal before the search. */
const interrupted =
  (signal: NodeJS.Signals): Required<CommandOptions>["onStart"] =>
  (child) =>
    void setTimeout(() => child.kill(signal), 1_500);

describe("voxweave", () => {
  test("a command reports that it uses the lexicon in the current folder, and ignores it with --no-lexicon", async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "voxweave.lexicon.json"), JSON.stringify({ words: { SQL: "sequel" } }));
    const used = await voxweave(["explain", "SQL"], { cwd: folder.path });
    expect(used.stderr).toBe("voxweave: using ./voxweave.lexicon.json; --no-lexicon turns it off\n");
    expect(used.stdout.toString()).toMatch(/^sequel\n/);
    const left = await voxweave(["explain", "SQL", "--no-lexicon"], { cwd: folder.path });
    expect(left).toMatchObject({ code: 0, stderr: "" });
    expect(left.stdout.toString()).not.toMatch(/^sequel\n/);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("a command ends on %s while an endless pattern runs", async (signal) => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "voxweave.lexicon.json"), ENDLESS_LEXICON);
    const start = performance.now();
    const { code } = await voxweave(["explain", TEXT], { cwd: folder.path, onStart: interrupted(signal) });
    expect(code).toBe(signal === "SIGINT" ? 130 : 143);
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  test("a command with an endless pattern ends with an error that names it", async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "voxweave.lexicon.json"), ENDLESS_LEXICON);
    const { code, stderr } = await voxweave(["explain", TEXT], { cwd: folder.path });
    expect(code).toBe(1);
    expect(stderr).toContain("the lexicon voxweave.lexicon.json: the pattern (a+)+$ takes too long");
  });

  test("a command ends on SIGINT while it parses Markdown that takes a minute", async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "long.md"), "a\n-\n".repeat(40_000));
    const { code } = await voxweave(["explain", "long.md"], { cwd: folder.path, onStart: interrupted("SIGINT") });
    expect(code).toBe(130);
  });
});
