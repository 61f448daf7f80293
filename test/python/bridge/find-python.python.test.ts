import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join, relative } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { OptionRangeError } from "../../../src/core/option-errors.js";
import { type FindPythonOptions, findPython } from "../../../src/python/bridge/find-python.js";
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

/** Writes a program that stands in for Python. */
async function program(name: string, lines: readonly string[], mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, `${lines.join("\n")}\n`);
  await chmod(path, mode);
  return path;
}

/** Wraps the interpreter of the tests under another name; a link would lose its packages. */
const python = (name: string, before: readonly string[] = [], after: readonly string[] = []): Promise<string> =>
  program(name, ["#!/bin/sh", ...before, `"${TEST_PYTHON}" "$@"`, ...after]);

const answering = (version: string): string[] => [
  "#!/bin/sh",
  `echo 'voxweave-probe:{"version": [${version}], "executable": "'"$0"'", "prefix": "/usr", "missing": []}'`,
];

test("the named interpreter is used, with the source of its name", async () => {
  const version = expect.stringMatching(/^3\.\d+\.\d+$/);
  const found = { path: TEST_PYTHON, executable: TEST_PYTHON, version };
  expect(await find({ python: TEST_PYTHON })).toMatchObject({ ...found, from: "the option python" });
  const env = { VOXWEAVE_PYTHON: TEST_PYTHON };
  expect(await find({ env })).toMatchObject({ ...found, from: "VOXWEAVE_PYTHON" });
  const both = { ...env, VOXWEAVE_KOKORO_PYTHON: await python("kokoro") };
  expect(await find({ env: both })).toMatchObject({ from: "VOXWEAVE_KOKORO_PYTHON" });
  expect(await find({ env: both, python: TEST_PYTHON })).toMatchObject({ from: "the option python" });
});

test("a relative path is resolved against the working directory of Python", async () => {
  await python("here/python");
  const found = await find({ python: "./here/python" });
  expect(found.path).toBe(join(folder, "here", "python"));
  const up = join("..", relative(join(folder, ".."), folder), "here", "python");
  expect((await find({ python: up })).path).toBe(join(folder, "here", "python"));
});

test("without a named interpreter, the candidates are tried in order until one is usable", async () => {
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

test("python3 and python on the PATH are tried last", async () => {
  await python("bin/python");
  const env = { PATH: [join(folder, "bin"), "/nowhere"].join(delimiter) };
  // The program above calls the shell and other programs by their full paths.
  expect(await find({ env })).toMatchObject({ path: "python", from: "PATH" });
  await python("bin/python3");
  expect(await find({ env })).toMatchObject({ path: "python3", from: "PATH" });
});

test("the error lists each unusable interpreter with a reason, and the command to run", async () => {
  await program("own/bin/python", answering("3, 9, 1"));
  await mkdir(join(folder, ".venv", "bin", "python"), { recursive: true });
  const env = { PATH: "/nowhere", VIRTUAL_ENV: join(folder, "active") };
  const { message, details } = await failure(find({ env }), "VOX_PYTHON_UNUSABLE");
  expect(message.split("\n")).toEqual([
    'found no usable Python; run "voxweave python setup". Tried:',
    `  ${folder}/own/bin/python (VoxWeave's own environment): it is Python 3.9.1; 3.10 or newer is required`,
    `  ${folder}/active/bin/python (VIRTUAL_ENV): there is no such file`,
    `  ${folder}/.venv/bin/python (.venv here): it is a folder; name the interpreter inside it`,
    "  python3 (PATH): there is no such command",
    "  python (PATH): there is no such command",
  ]);
  expect(details.candidates).toHaveLength(5);
});

describe("an interpreter that the user named is rejected, and no other is tried", () => {
  const cases: [string, () => Promise<string>, RegExp | string][] = [
    ["is absent", async () => join(folder, "absent"), "there is no such file"],
    ["is not a command", async () => "no-such-python", "there is no such command"],
    ["is a folder", async () => folder, "it is a folder; name the interpreter inside it"],
    ["is not executable", () => program("text", ["hello"], 0o644), "it is not executable"],
    ["is a dangling link", () => link("nowhere", "dangling"), "there is no such file"],
    [
      "is a script whose interpreter is missing",
      () => program("gone", ["#! /nowhere/sh -e"]),
      "it is a script for /nowhere/sh, which does not exist",
    ],
    ["is not Python", () => program("true", ["#!/bin/sh", "echo hello"]), 'it is not Python: it printed "hello"'],
    ["prints nothing", () => program("mute", ["#!/bin/sh"]), 'it is not Python: it printed ""'],
    ["echoes its arguments", async () => "/bin/echo", /^it is not Python: it printed ".*"$/],
    ["answers nonsense", () => program("odd", ["#!/bin/sh", "echo voxweave-probe:nothing"]), /^it is not Python/],
    ["fails", () => program("bad", ["#!/bin/sh", "echo no library >&2", "exit 4"]), 'it ended with 4: "no library"'],
    ["is killed", () => program("shot", ["#!/bin/sh", "kill -9 $$"]), "it ended with SIGKILL"],
    ["is too old", () => program("old", answering("3, 9, 18")), "it is Python 3.9.18; 3.10 or newer is required"],
    ["is Python 2", () => program("two", answering("2, 7, 18")), "it is Python 2.7.18; 3.10 or newer is required"],
    [
      "prints a banner",
      () => python("banner", ["echo Welcome!"]),
      /^it prints "Welcome!" at every start; remove the start-up code/,
    ],
    ["prints without end", () => program("yes", ["#!/bin/sh", "exec yes"]), "it did not answer within 1 s"],
  ];

  test.each(cases)("a named interpreter that %s is rejected", async (_, make, reason) => {
    const path = await make();
    const env = { VOXWEAVE_PYTHON: path, VIRTUAL_ENV: join(folder, "active") };
    await python("active/bin/python");
    const probeMs = path.endsWith("yes") ? 1_000 : undefined;
    const { message, details } = await failure(find({ env, probeMs }), "VOX_PYTHON_UNUSABLE");
    const expected = typeof reason === "string" ? reason : expect.stringMatching(reason);
    expect(details.candidates).toEqual([{ path, from: "VOXWEAVE_PYTHON", reason: expected }]);
    expect(message).toMatch(
      /^found no usable Python; correct VOXWEAVE_PYTHON, or unset it and run "voxweave python setup"\. Tried:\n/,
    );
  });

  async function link(target: string, name: string): Promise<string> {
    await symlink(target, join(folder, name));
    return join(folder, name);
  }

  test("a named interpreter that hangs is killed with its children", async () => {
    const path = await program("hang", ["#!/bin/sh", `sleep 600 & echo $! > '${folder}/child'`, "sleep 600"]);
    const { message } = await failure(find({ python: path, probeMs: 1_000 }), "VOX_PYTHON_UNUSABLE");
    expect(message).toContain("it did not answer within 1 s");
    const child = Number(await readFile(join(folder, "child"), "utf8"));
    await until(() => hasEnded(child), "its child to be ended");
  });

  test("the error for a missing module names the module, the interpreter and the command to run", async () => {
    const modules = ["json", "soundbox", "another"];
    const { message, details } = await failure(find({ python: TEST_PYTHON, modules }), "VOX_PYTHON_MODULE_MISSING");
    expect(details).toEqual({ python: TEST_PYTHON, module: "soundbox", command: "voxweave python setup" });
    expect(message).toBe(
      `${TEST_PYTHON} has no module "soundbox" (VoxWeave ignores user site-packages); run "voxweave python setup"`,
    );
  });
});

test("text that Python prints at exit, after its answer, is ignored", async () => {
  expect(await find({ python: await python("later", [], ["echo Goodbye!"]) })).toMatchObject({
    from: "the option python",
  });
});

test("a missing working directory is not reported as a missing interpreter", async () => {
  const cwd = join(folder, "gone");
  await expect(find({ cwd, python: TEST_PYTHON })).rejects.toThrow(
    new OptionRangeError("cwd", `must be an existing folder, got "${cwd}"`),
  );
});

test("an aborted search rejects with the caller's reason and kills the interpreter that it probes", async () => {
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

test("modules in the working directory do not replace those of Python", async () => {
  await writeFile(join(folder, "json.py"), "raise SystemExit('this is not json')");
  await writeFile(join(folder, "soundbox.py"), "");
  await failure(find({ python: TEST_PYTHON, modules: ["soundbox"] }), "VOX_PYTHON_MODULE_MISSING");
});
