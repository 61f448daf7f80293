import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Explanation } from "../../src/frontend/explain.js";
import { voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

interface Line extends Explanation {
  readonly error?: { readonly code: string };
}

const lines = (output: Buffer): Line[] =>
  output
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("voxweave explain", () => {
  test("voxweave explain prints a table", async () => {
    const { code, stdout } = await voxweave(["explain", "Dr. Smith paid $5."]);
    expect(code).toBe(0);
    const [spoken, phonemes, , heads, first] = stdout.toString().split("\n");
    expect(spoken).toBe("doctor smith paid five dollars");
    expect(phonemes).toBe("dˈɑktəɹ smˈɪθ pˈAd fˈIv dˈɑləɹz.");
    expect(heads).toMatch(/^written +spoken +phonemes +class +rule +tag +from +confidence$/);
    expect(first).toMatch(/^Dr\. +doctor +dˈɑktəɹ +title /);
  });

  test("voxweave explain --doubtful lists the words to check once, most doubtful first, with a line for a lexicon", async () => {
    const text = "Zorblaxia met Qwyxtol.\n\nZorblaxia's dog ran. Zorblaxia slept.";
    const { stdout } = await voxweave(["explain", text, "--doubtful"]);
    const [heads, ...lines] = stdout.toString().split("\n");
    expect(heads).toMatch(/^confidence +count +line:column +reason +as a line/);
    expect(lines.slice(0, 2).sort()).toEqual([
      expect.stringMatching(/^\d+ % +1 +1:15 +new word +Qwyxtol\t\/\S+\/$/),
      expect.stringMatching(/^\d+ % +3 +1:1 +new word +Zorblaxia\t\/\S+\/$/),
    ]);
    const json = await voxweave(["explain", "It is a dog.", "--doubtful", "--json"]);
    expect(JSON.parse(json.stdout.toString())).toEqual([]);
  });

  test("voxweave explain --json explains each line of standard input in order, including blank lines", async () => {
    const texts = Array.from({ length: 200 }, (_, index) => (index % 7 === 0 ? "" : `It is ${index}.`));
    const { code, stdout } = await voxweave(["explain", "--json"], { input: `${texts.join("\n")}\n` });
    expect(code).toBe(0);
    expect(lines(stdout).map(({ text }) => text)).toEqual(texts);
    expect(lines(stdout)[101]).toMatchObject({ spoken: "it is one hundred one", sentences: [{ start: 0, end: 10 }] });
  });

  test("voxweave explain --json reports a faulty line and explains the other lines", async () => {
    const { code, stdout, stderr } = await voxweave(["explain", "--json"], { input: "one\n<speak><p>\nthree\n" });
    expect(code).toBe(1);
    expect(stderr).toContain("1 of the lines could not be explained");
    expect(lines(stdout).map((line) => line.error?.code ?? line.spoken)).toEqual([
      "one",
      "VOX_MARKUP_INVALID",
      "three",
    ]);
  });

  test("voxweave explain reads a file in the markup of its extension, with the given lexicons", async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "notes.md"), "# Notes\n\nUse *SQL*.\n");
    await writeFile(join(folder.path, "words.json"), JSON.stringify({ words: { SQL: "sequel" } }));
    const args = ["explain", "notes.md", "--json", "--lexicon", "words.json"];
    const { stdout } = await voxweave(args, { cwd: folder.path });
    expect(lines(stdout)[0]).toMatchObject({ spoken: "notes use sequel" });
  });

  test("voxweave explain uses the lexicon in the current folder, and reports it", async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "voxweave.lexicon.tsv"), "SQL\tsequel\n");
    const { stdout, stderr } = await voxweave(["explain", "--json", "SQL"], { cwd: folder.path });
    expect(lines(stdout)[0]).toMatchObject({ spoken: "sequel" });
    expect(stderr).toContain("voxweave.lexicon.tsv");
  });

  test("voxweave explain says how to explain the name of a file that does not exist", async () => {
    const { code, stderr } = await voxweave(["explain", "nothing.txt"]);
    expect(stderr).toContain("to explain the name itself: echo nothing.txt | voxweave explain -");
    expect(code).toBe(1);
  });

  test("voxweave explain needs a text or --json", async () => {
    expect(await voxweave(["explain"])).toMatchObject({ code: 2, stderr: expect.stringContaining("needs a text") });
  });
});
