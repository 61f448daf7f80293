import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join, relative } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { type FindPythonOptions, findPython } from "../../../src/python/bridge/interpreter.js";
import { hasEnded, until } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { TEST_PYTHON } from "./support/faulty-pool.js";

let folder: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  return () => temporary[Symbol.asyncDispose]();
});

function find(changed: Partial<FindPythonOptions> = {}): ReturnType<typeof findPython> {
  return findPython({
    variables: ["VOXWEAVE_KOKORO_PYTHON", "VOXWEAVE_PYTHON"],
    ownPython: join(folder, "own", "bin", "python"),
    modules: ["numpy"],
    setUpCommand: "voxweave python setup",
    cwd: folder,
    ...changed,
    env: { PATH: "/usr/bin:/bin", ...changed.env },
  });
}

/** A program that is taken for Python. */
async function program(name: string, lines: readonly string[], mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, `${lines.join("\n")}\n`);
  await chmod(path, mode);
  return path;
}

/** The interpreter of the tests under another name; a link would lose its packages. */
const python = (name: string, before: readonly string[] = [], after: readonly string[] = []): Promise<string> =>
  program(name, ["#!/bin/sh", ...before, `"${TEST_PYTHON}" "$@"`, ...after]);

const answering = (version: string): string[] => [
  "#!/bin/sh",
  `echo 'voxweave-probe:{"version": [${version}], "missing": []}'`,
];

test("the one that is named is used, and who named it is told", async () => {
  const version = expect.stringMatching(/^3\.\d+\.\d+$/);
  expect(await find({ python: TEST_PYTHON })).toEqual({ path: TEST_PYTHON, version, from: "the option python" });
  const env = { VOXWEAVE_PYTHON: TEST_PYTHON };
  expect(await find({ env })).toEqual({ path: TEST_PYTHON, version, from: "VOXWEAVE_PYTHON" });
  const both = { ...env, VOXWEAVE_KOKORO_PYTHON: await python("kokoro") };
  expect(await find({ env: both })).toMatchObject({ from: "VOXWEAVE_KOKORO_PYTHON" });
  expect(await find({ env: both, python: TEST_PYTHON })).toMatchObject({ from: "the option python" });
});

test("a path that is relative is taken from the folder that Python is to run in", async () => {
  await python("here/python");
  const found = await find({ python: "./here/python" });
  expect(found.path).toBe(join(folder, "here", "python"));
  const up = join("..", relative(join(folder, ".."), folder), "here", "python");
  expect((await find({ python: up })).path).toBe(join(folder, "here", "python"));
});

test("where none is named they are tried in order, and those that cannot be used are passed over", async () => {
  const places = {
    own: "VoxWeave's own environment",
    active: "VIRTUAL_ENV",
    conda: "CONDA_PREFIX",
    ".venv": ".venv here",
  };
  const env = { VIRTUAL_ENV: join(folder, "active"), CONDA_PREFIX: join(folder, "conda") };
  for (const [place, from] of Object.entries(places).reverse()) {
    await python(join(place, "bin", "python"));
    expect(await find({ env })).toMatchObject({ path: join(folder, place, "bin", "python"), from });
  }
  await program("own/bin/python", answering("3, 9, 1"));
  expect(await find({ env })).toMatchObject({ from: "VIRTUAL_ENV" });
});

test("at last python3 and python of the PATH are tried", async () => {
  await python("bin/python");
  const env = { PATH: [join(folder, "bin"), "/nowhere"].join(delimiter) };
  // The shell and what the program above calls are named in full.
  expect(await find({ env })).toMatchObject({ path: "python", from: "PATH" });
  await python("bin/python3");
  expect(await find({ env })).toMatchObject({ path: "python3", from: "PATH" });
});

test("where none can be used all are listed, each with why, and what to run", async () => {
  await program("own/bin/python", answering("3, 9, 1"));
  await mkdir(join(folder, ".venv", "bin", "python"), { recursive: true });
  const env = { PATH: "/nowhere", VIRTUAL_ENV: join(folder, "active") };
  const { message, details } = await failure(find({ env }), "VOX_PYTHON_UNUSABLE");
  expect(message.split("\n")).toEqual([
    'no Python can be used; run "voxweave python setup". Looked at:',
    `  ${folder}/own/bin/python (VoxWeave's own environment): it is Python 3.9.1, too old; 3.10 or newer is needed`,
    `  ${folder}/active/bin/python (VIRTUAL_ENV): there is no such file`,
    `  ${folder}/.venv/bin/python (.venv here): it is a folder; name the interpreter inside it`,
    "  python3 (PATH): there is no such command",
    "  python (PATH): there is no such command",
  ]);
  expect(details.candidates).toHaveLength(5);
});

describe("one that is named is refused, and no other is looked at, where it", () => {
  const cases: [string, () => Promise<string>, RegExp | string][] = [
    ["is absent", async () => join(folder, "absent"), "there is no such file"],
    ["is no command", async () => "no-such-python", "there is no such command"],
    ["is a folder", async () => folder, "it is a folder; name the interpreter inside it"],
    ["is not executable", () => program("text", ["hello"], 0o644), "it is not executable"],
    ["is a dangling link", () => link("nowhere", "dangling"), "there is no such file"],
    [
      "is a script whose interpreter is missing",
      () => program("gone", ["#! /nowhere/sh -e"]),
      "it is a script for /nowhere/sh, and there is no such program",
    ],
    ["is not Python", () => program("true", ["#!/bin/sh", "echo hello"]), 'it is not Python: it says "hello"'],
    ["says nothing", () => program("mute", ["#!/bin/sh"]), 'it is not Python: it says ""'],
    ["repeats what it is told", async () => "/bin/echo", /^it is not Python: it says ".*"$/],
    ["answers nonsense", () => program("odd", ["#!/bin/sh", "echo voxweave-probe:nothing"]), /^it is not Python/],
    ["fails", () => program("bad", ["#!/bin/sh", "echo no library >&2", "exit 4"]), 'it ended with 4: "no library"'],
    ["is killed", () => program("shot", ["#!/bin/sh", "kill -9 $$"]), "it ended with SIGKILL"],
    [
      "is too old",
      () => program("old", answering("3, 9, 18")),
      "it is Python 3.9.18, too old; 3.10 or newer is needed",
    ],
    ["is of another age", () => program("two", answering("2, 7, 18")), /^it is Python 2.7.18, too old/],
    [
      "does not know the flags",
      () => program("older", PYTHON_2),
      /^it is an old Python, from before 3.4; 3.10 or newer/,
    ],
    [
      "prints a banner",
      () => python("banner", ["echo Welcome!"]),
      /^it prints "Welcome!" whenever it starts; see to it/,
    ],
    ["floods", () => program("yes", ["#!/bin/sh", "exec yes"]), "it did not answer within 1 s"],
  ];

  test.each(cases)("%s", async (_, make, reason) => {
    const path = await make();
    const env = { VOXWEAVE_PYTHON: path, VIRTUAL_ENV: join(folder, "active") };
    await python("active/bin/python");
    const probeMs = path.endsWith("yes") ? 1_000 : undefined;
    const { message, details } = await failure(find({ env, probeMs }), "VOX_PYTHON_UNUSABLE");
    const expected = typeof reason === "string" ? reason : expect.stringMatching(reason);
    expect(details.candidates).toEqual([{ path, from: "VOXWEAVE_PYTHON", reason: expected }]);
    expect(message).toMatch(
      /^no Python can be used; correct VOXWEAVE_PYTHON, or run "voxweave python setup" and leave it out\. Looked at:\n/,
    );
  });

  const PYTHON_2 = ["#!/bin/sh", "echo 'Unknown option: -I' >&2", "echo 'usage: python [option] ...' >&2", "exit 2"];

  async function link(target: string, name: string): Promise<string> {
    await symlink(target, join(folder, name));
    return join(folder, name);
  }

  test("hangs: it and what it has started are ended", async () => {
    const path = await program("hang", ["#!/bin/sh", `sleep 600 & echo $! > '${folder}/child'`, "sleep 600"]);
    const { message } = await failure(find({ python: path, probeMs: 1_000 }), "VOX_PYTHON_UNUSABLE");
    expect(message).toContain("it did not answer within 1 s");
    const child = Number(await readFile(join(folder, "child"), "utf8"));
    await until(() => hasEnded(child), "its child to be ended");
  });

  test("lacks a module: that is told with the module, the interpreter and what to run", async () => {
    const modules = ["json", "soundbox", "another"];
    const { message, details } = await failure(find({ python: TEST_PYTHON, modules }), "VOX_PYTHON_MODULE_MISSING");
    expect(details).toEqual({ python: TEST_PYTHON, module: "soundbox", command: "voxweave python setup" });
    expect(message).toBe(
      `${TEST_PYTHON} has no module "soundbox" (packages of the user's own site are not looked at); run "voxweave python setup"`,
    );
  });
});

test("what is printed after the answer, as Python leaves, does no harm", async () => {
  expect(await find({ python: await python("later", [], ["echo Goodbye!"]) })).toMatchObject({
    from: "the option python",
  });
});

test("a working directory that is not there is told as that, not as a missing interpreter", async () => {
  const cwd = join(folder, "gone");
  await expect(find({ cwd, python: TEST_PYTHON })).rejects.toThrow(
    new RangeError(`cwd must be a folder, got "${cwd}", which is none`),
  );
});

test("an abort rejects with the caller's reason and ends the interpreter that is asked", async () => {
  const path = await program("hang", ["#!/bin/sh", `echo $$ > '${folder}/pid'`, "exec sleep 600"]);
  const controller = new AbortController();
  const reason = new Error("changed my mind");
  const found = find({ python: path, probeMs: 600_000, signal: controller.signal });
  const pid = async (): Promise<number> => Number(await readFile(join(folder, "pid"), "utf8").catch(() => ""));
  await until(async () => (await pid()) > 0, "the interpreter to run");
  controller.abort(reason);
  await expect(found).rejects.toBe(reason);
  expect(hasEnded(await pid())).toBe(true);
  await expect(find({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test("modules of the working directory are not taken for those of Python", async () => {
  await writeFile(join(folder, "json.py"), "raise SystemExit('this is not json')");
  await writeFile(join(folder, "soundbox.py"), "");
  await failure(find({ python: TEST_PYTHON, modules: ["soundbox"] }), "VOX_PYTHON_MODULE_MISSING");
});
