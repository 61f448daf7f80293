import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { findBaseInterpreter } from "../../../src/python/environments/base-interpreter.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

let root: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  root = temporary.path;
  return () => temporary[Symbol.asyncDispose]();
});

async function script(text: string, mode = 0o755): Promise<string> {
  const path = join(root, "python");
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

test("the Python of this machine is found, and says where it is", async () => {
  const found = await findBaseInterpreter({ versions: [10, 13] });
  expect(found.version).toMatch(/^3\.1[0-3]\.\d+$/);
  expect(await findBaseInterpreter({ python: found.executable, versions: [10, 13] })).toMatchObject({
    version: found.version,
    prefix: found.prefix,
  });
});

test("where none fits, each candidate is named with its version, and what to install", async () => {
  const finding = findBaseInterpreter({ versions: [8, 9] });
  await expect(finding).rejects.toMatchObject({
    code: "VOX_PYTHON_UNUSABLE",
    message: expect.stringMatching(/^no Python 3\.8 to 3\.9 was found\.\n {2}python3?: is Python 3\.1\d\.\d+, at /),
  });
  await expect(finding).rejects.toThrow(/Install one, such as by `.*python.*`, or name another with --python PATH\.$/);
});

const refuse = (python: string) => expect(findBaseInterpreter({ python, versions: [10, 13] })).rejects;

test("one that is too old is told by its version", async () => {
  const old = await script("#!/bin/sh\nprintf 'voxweave-probe|2.7.18|/usr/bin/python2.7|/usr|'\n");
  await refuse(old).toThrow(/is Python 2\.7\.18, at \/usr\/bin\/python2\.7/);
});

test("a program that only says that it is Python is told by what it said", async () => {
  const other = await script("#!/bin/sh\necho 'Python 2.7.18'\n");
  await refuse(other).toThrow('does not answer as Python does; it said "Python 2.7.18"');
});

test("a program that fails is told by its words", async () => {
  const shim = await script("#!/bin/sh\necho 'python3.12: command not found' >&2\nexit 127\n");
  await refuse(shim).toThrow("failed: python3.12: command not found");
});

test("one that is not there, a folder, a file that may not be run, and a script without its interpreter", async () => {
  await refuse(join(root, "nowhere")).toThrow("nowhere: is not there");
  await mkdir(join(root, "folder"));
  await refuse(join(root, "folder")).toThrow("is a folder, or a file that may not be run");
  await refuse(await script("#!/bin/sh\n", 0o644)).toThrow("is a folder, or a file that may not be run");
  await refuse(await script("#!/no/such/program\n")).toThrow("the program that its first line names is missing");
});

test("an abort rejects with the caller's reason", async () => {
  const reason = new Error("enough");
  const slow = await script("#!/bin/sh\nsleep 60\n");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 200);
  const { signal } = controller;
  await expect(findBaseInterpreter({ python: slow, versions: [10, 13], signal })).rejects.toBe(reason);
  await expect(findBaseInterpreter({ versions: [10, 13], signal })).rejects.toBe(reason);
});
