import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { openAtomicFile, writeFileAtomic } from "../../../../src/platform/node/files/atomic-file.js";
import { placeFile } from "../../../../src/platform/node/files/place-file.js";
import { removeAtExit, temporaryPathFor } from "../../../../src/platform/node/files/temporary-file.js";
import { runCommand } from "../../../support/command.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let folder: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  return () => temporary[Symbol.asyncDispose]();
});

test("a temporary file is named after the digest of its target, as Python names it", () => {
  expect(temporaryPathFor("/x/speech.wav")).toMatch(
    new RegExp(`^/x/\\.voxweave-72bda0da28bad290\\.${process.pid}-[\\da-f]{8}\\.part$`),
  );
  expect(basename(temporaryPathFor("/x/話す.wav"))).toMatch(/^\.voxweave-7c0a3725d1b3bedf\./);
});

describe.each([
  ["80 Japanese characters", `${"あ".repeat(80)}.wav`],
  ["255 bytes", `${"n".repeat(251)}.wav`],
])("a file name of %s", (length, name) => {
  test(`a file name of ${length} can be written twice`, async () => {
    await writeFileAtomic(join(folder, name), "one");
    await writeFileAtomic(join(folder, name), "two");
    expect(await readFile(join(folder, name), "utf8")).toBe("two");
    expect(await readdir(folder)).toEqual([name]);
  });

  test(`a file name of ${length} can be placed`, async () => {
    await writeFile(join(folder, "from"), "one");
    await placeFile(join(folder, "from"), join(folder, name));
    expect((await readdir(folder)).sort()).toEqual(["from", name].sort());
  });

  test(`abandoned temporary files of a file name of ${length} are removed`, async () => {
    const abandoned = temporaryPathFor(join(folder, name)).replace(`.${process.pid}-`, ".4194999-");
    await writeFile(abandoned, "half");
    await writeFileAtomic(join(folder, name), "whole");
    expect(await readdir(folder)).toEqual([name]);
  });
});

test.each(["exit", "throw", "reject"])("a program that ends by %s leaves no temporary file", async (way) => {
  const target = join(folder, "speech.wav");
  await writeFile(target, "old");
  const script = fileURLToPath(new URL("fixtures/leaving.mjs", import.meta.url));
  const { code, stdout } = await runCommand(process.execPath, [script, target, way]);
  expect(code).toBe(way === "exit" ? 3 : 1);
  expect(stdout.toString()).toMatch(/\.part$/);
  expect(await readdir(folder)).toEqual(["speech.wav"]);
  expect(await readFile(target, "utf8")).toBe("old");
});

test("one exit listener serves all temporary files, and is removed with the last of them", async () => {
  const before = process.listenerCount("exit");
  const forget = [removeAtExit(join(folder, "a")), removeAtExit(join(folder, "b"))];
  expect(process.listenerCount("exit")).toBe(before + 1);
  for (const each of forget) each();
  expect(process.listenerCount("exit")).toBe(before);
  await using file = await openAtomicFile(join(folder, "speech.wav"));
  expect(process.listenerCount("exit")).toBe(before + 1);
  await file.commit();
  expect(process.listenerCount("exit")).toBe(before);
});
