import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Lexicon } from "../../src/lexicon/lexicon.js";
import { lexiconDirectives } from "../../src/lexicon/lexicon-directives.js";
import { type CommandOptions, voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const ENDLESS_LEXICON = JSON.stringify({ patterns: [{ match: "(a+)+$", say: "x" }] });
const TEXT = `${"a".repeat(60)}b`;

/** Interrupts a command after it has said which lexicon it uses: it searches then, or receives the signal before the search. */
const interrupted =
  (signal: NodeJS.Signals): Required<CommandOptions>["onStart"] =>
  (child) =>
    void child.stderr?.once("data", () => setTimeout(() => child.kill(signal), 1_000));

describe.concurrent("voxweave", () => {
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

  test("lexiconDirectives() rejects a pattern that takes too long with its name and that of its lexicon", async () => {
    const lexicon = (name: string, match: RegExp): Lexicon => ({
      name,
      words: [],
      patterns: [{ match, saying: { kind: "sub", alias: "x" } }],
    });
    const search = lexiconDirectives(TEXT, [lexicon("slow.json", /(a+)+$/gu), lexicon("quick.json", /b/gu)]);
    await expect(search).rejects.toMatchObject({
      code: "VOX_LEXICON_INVALID",
      message: expect.stringMatching(/slow\.json.*\(a\+\)\+\$ takes too long/),
      details: { path: "slow.json" },
    });
  });

  test("a command ends on SIGINT while it parses Markdown that takes a minute", async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "long.md"), "a\n-\n".repeat(40_000));
    await writeFile(join(folder.path, "voxweave.lexicon.json"), JSON.stringify({ words: { SQL: "sequel" } }));
    const { code } = await voxweave(["explain", "long.md"], { cwd: folder.path, onStart: interrupted("SIGINT") });
    expect(code).toBe(130);
  });
});
