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

test("the Python of this machine is found with its prefix and version", async () => {
  const found = await findBaseInterpreter({ versions: [10, 13] });
  expect(found.version).toMatch(/^3\.1[0-3]\.\d+$/);
  expect(await findBaseInterpreter({ python: found.executable, versions: [10, 13] })).toMatchObject({
    version: found.version,
    prefix: found.prefix,
  });
});

test("the error lists each candidate with its version, and says how to install one that fits", async () => {
  const finding = findBaseInterpreter({ versions: [8, 9] });
  await expect(finding).rejects.toMatchObject({
    code: "VOX_PYTHON_UNUSABLE",
    message: expect.stringMatching(/^found no Python 3\.8 to 3\.9\.\n {2}python3?: it is Python 3\.1\d\.\d+, at /),
  });
  await expect(finding).rejects.toThrow(
    /Install one, for example with `.*python.*`, or name another interpreter with --python PATH\.$/,
  );
});

const refuse = (python: string) => expect(findBaseInterpreter({ python, versions: [10, 13] })).rejects;

test("an old Python is rejected with its version", async () => {
  const about = '{"version": [2, 7, 18], "executable": "/usr/bin/python2.7", "prefix": "/usr", "missing": []}';
  const old = await script(`#!/bin/sh\necho 'voxweave-probe:${about}'\n`);
  await refuse(old).toThrow("it is Python 2.7.18, at /usr/bin/python2.7; 3.10 to 3.13 is required");
});

test("a program that only claims to be Python is rejected with its output", async () => {
  const other = await script("#!/bin/sh\necho 'Python 2.7.18'\n");
  await refuse(other).toThrow('it is not Python: it printed "Python 2.7.18"');
});

test("a program that fails is rejected with its message", async () => {
  const shim = await script("#!/bin/sh\necho 'python3.12: command not found' >&2\nexit 127\n");
  await refuse(shim).toThrow('it ended with 127: "python3.12: command not found"');
});

test("a missing program, a folder, a file without permission and a script without interpreter are rejected", async () => {
  await refuse(join(root, "nowhere")).toThrow("nowhere: there is no such file");
  await mkdir(join(root, "folder"));
  await refuse(join(root, "folder")).toThrow("it is a folder; name the interpreter inside it");
  await refuse(await script("#!/bin/sh\n", 0o644)).toThrow("it is not executable");
  await refuse(await script("#!/no/such/program\n")).toThrow(
    "it is a script for /no/such/program, which does not exist",
  );
});

test("an aborted search for a base interpreter rejects with the caller's reason", async () => {
  const reason = new Error("enough");
  const slow = await script("#!/bin/sh\nsleep 60\n");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 200);
  const { signal } = controller;
  await expect(findBaseInterpreter({ python: slow, versions: [10, 13], signal })).rejects.toBe(reason);
  await expect(findBaseInterpreter({ versions: [10, 13], signal })).rejects.toBe(reason);
});
