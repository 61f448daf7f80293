import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findProjectLexicons, loadLexicon } from "../../src/output/load-lexicon.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

test("loadLexicon() reads a file in the format of its extension", async () => {
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, "My.Words.TSV");
  await writeFile(path, "SQL\tsequel\n");
  expect(await loadLexicon(path)).toEqual({
    name: path,
    words: [{ written: "SQL", saying: { kind: "sub", alias: "sequel" } }],
    patterns: [],
  });
});

test("loadLexicon() rejects a file that does not exist, is not text, or has another extension, and names it", async () => {
  await using folder = await openTemporaryFolder();
  const missing = join(folder.path, "no.json");
  await expect(loadLexicon(missing)).rejects.toMatchObject({ code: "VOX_FILE_UNREADABLE", details: { path: missing } });
  const binary = join(folder.path, "binary.tsv");
  await writeFile(binary, Uint8Array.of(0xff, 0xfe, 0x00));
  await expect(loadLexicon(binary)).rejects.toMatchObject({
    code: "VOX_FILE_UNREADABLE",
    message: expect.stringContaining("it is not UTF-8 text"),
  });
  await expect(loadLexicon("words.yaml")).rejects.toMatchObject({
    code: "VOX_LEXICON_INVALID",
    message: expect.stringContaining("its name must end in .json, .tsv"),
  });
});

test("an aborted loadLexicon() rejects with the caller's reason", async () => {
  await expect(loadLexicon("no.json", { signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
});

test("findProjectLexicons() returns the lexicons of a folder in a fixed order", async () => {
  await using folder = await openTemporaryFolder();
  expect(await findProjectLexicons(folder.path)).toEqual([]);
  for (const name of ["voxweave.lexicon.tsv", "voxweave.lexicon.json", "lexicon.json"])
    await writeFile(join(folder.path, name), "");
  await mkdir(join(folder.path, "voxweave.lexicon.pls"));
  expect(await findProjectLexicons(folder.path)).toEqual(
    ["voxweave.lexicon.json", "voxweave.lexicon.tsv"].map((name) => join(folder.path, name)),
  );
});
