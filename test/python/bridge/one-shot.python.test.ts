import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { childEnvironment } from "../../../src/platform/node/processes/child-environment.js";
import { type OneShotOptions, runOneShot } from "../../../src/python/bridge/one-shot.js";
import { readBridgeScript } from "../../../src/python/bridge/script.js";
import { hasEnded, openDescriptors, until, zombies } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { ADAPTER, TEST_PYTHON } from "./support/faulty-pool.js";

let folder: string;
let output: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  output = join(folder, "speech.wav");
  return async () => {
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
    await temporary[Symbol.asyncDispose]();
  };
});

async function speak(text: string, changed: Partial<OneShotOptions> = {}): Promise<number> {
  const script = await readBridgeScript(ADAPTER);
  return runOneShot(
    { text, output, sample_rate: 8000 },
    {
      engine: "faulty",
      setUpCommand: "voxweave python setup faulty",
      python: TEST_PYTHON,
      script,
      env: childEnvironment(process.env),
      timeoutMs: 60_000,
      ...changed,
    },
  );
}

test("a one-shot speaks one text into one file and returns its duration", async () => {
  expect(await speak("hello")).toBe(0.05);
  expect(await readFile(output)).toHaveLength(44 + 2 * 400);
  expect(await readdir(folder)).toEqual(["speech.wav"]);
});

test("a one-shot writes only a header for blank text", async () => {
  expect(await speak(" ")).toBe(0);
  expect(await readFile(output)).toHaveLength(44);
});

test("output of a library, printed in any way, is not taken for the answer", async () => {
  expect(await speak("print 123")).toBe(0.09);
});

describe("a failed one-shot is reported with its cause and leaves the file unchanged", () => {
  beforeEach(() => writeFile(output, "old"));

  async function failed<Code extends Parameters<typeof failure>[1]>(
    text: string,
    code: Code,
    changed: Partial<OneShotOptions> = {},
  ): ReturnType<typeof failure<Code>> {
    const error = await failure(speak(text, changed), code);
    expect(await readFile(output, "utf8")).toBe("old");
    return error;
  }

  test("an error of the library is reported with its traceback", async () => {
    const { message, details } = await failed("raise hell", "VOX_PYTHON_FAILED");
    expect(message).toBe("faulty: ValueError: hell");
    expect(details).toMatchObject({ engine: "faulty", code: "FAILED" });
    expect(details.traceback).toMatch(/Traceback.*in do_raise.*ValueError: hell/s);
    expect(details.traceback).toMatch(/faulty_bridge\.py", line \d+, in do_raise/);
    expect(details.traceback).not.toContain("<string>");
  });

  test("an error of several lines is reported whole", async () => {
    const { message, details } = await failed("raise one\ntwo\r\nthree", "VOX_PYTHON_FAILED");
    expect(message).toBe("faulty: ValueError: one two three");
    expect(details.traceback).toContain("ValueError: one\ntwo");
  });

  test("the error for a missing module names the command to run", async () => {
    const { message, details } = await failed("raise module", "VOX_PYTHON_MODULE_MISSING");
    expect(details).toEqual({ python: TEST_PYTHON, module: "soundbox", command: "voxweave python setup faulty" });
    expect(message).toMatch(/run "voxweave python setup faulty"$/);
  });

  test("a wrong payload is reported", async () => {
    const { details } = await failure(speakWith({ speed: 99 }), "VOX_PYTHON_FAILED");
    expect(details.code).toBe("BAD_REQUEST");
  });

  async function speakWith(changed: object): Promise<number> {
    const script = await readBridgeScript(ADAPTER);
    const env = childEnvironment(process.env);
    const payload = { text: "hello", output, ...changed };
    return runOneShot(payload, {
      engine: "faulty",
      setUpCommand: "x",
      python: TEST_PYTHON,
      script,
      env,
      timeoutMs: 60_000,
    });
  }

  test("NaN in the sound is reported", async () => {
    const { message, details } = await failed("nan x", "VOX_PYTHON_FAILED");
    expect(message).toContain("NaN or infinite: the model may be damaged; run `voxweave assets verify`");
    expect(details.code).toBe("NOT_FINITE");
  });

  test("a missing folder is reported", async () => {
    const missing = join(folder, "missing", "x.wav");
    const { message, details } = await failure(speakWith({ output: missing }), "VOX_FILE_UNWRITABLE");
    expect(message).toContain("there is no folder");
    expect(details.path).toBe(missing);
  });

  test("a missing model is reported", async () => {
    const { details } = await failed("raise model", "VOX_PYTHON_MODEL_MISSING");
    expect(details.reason).toBe("there is no model.pth in /models; offline, so it is not fetched");
  });

  test("lack of memory is reported", async () => {
    expect((await failed("raise cuda", "VOX_WORKER_OUT_OF_MEMORY")).message).toContain("CUDA out of memory");
  });

  test("a killed one-shot is reported", async () => {
    const { message, details } = await failed("kill SIGKILL", "VOX_WORKER_CRASHED");
    expect(message).toContain("the worker ended by SIGKILL, perhaps because memory ran out");
    expect(details).toMatchObject({ signal: "SIGKILL", exitCode: null });
  });

  test("a crash in C is reported with the stack", async () => {
    const { details } = await failed("kill SIGSEGV", "VOX_WORKER_CRASHED");
    expect(details.stderr).toMatch(/Fatal Python error: Segmentation fault.*in obey/s);
  });

  test.each([11, 77])("an exit code %d, which the script never uses, is reported", async (code) => {
    expect((await failed(`exit ${code}`, "VOX_WORKER_CRASHED")).details.exitCode).toBe(code);
  });

  test("an exit with code 0 without an answer is reported", async () => {
    const { message } = await failed("exit 0", "VOX_WORKER_PROTOCOL");
    expect(message).toContain('Python answered "" instead of a duration');
  });

  test("garbage instead of an answer is reported", async () => {
    const { message } = await failed(`half ${Buffer.from("hello").toString("hex")}`, "VOX_WORKER_PROTOCOL");
    expect(message).toContain('Python answered "hello" instead of a duration');
  });

  test("endless output instead of an answer is reported in part", async () => {
    const { message } = await failed("deluge 32", "VOX_WORKER_PROTOCOL");
    expect(message.length).toBeLessThan(2_000);
  });

  test("a one-shot past its time limit is killed with its children", async () => {
    const path = join(folder, "child");
    // Longer than the start of Python on any machine, so that there is a child to kill.
    await failed(`child ${path}`, "VOX_DEADLINE", { timeoutMs: 5_000 });
    const child = Number(await readFile(path, "utf8"));
    await until(() => hasEnded(child), "the child to be ended");
    expect(zombies()).toEqual([]);
  });

  test("an aborted one-shot rejects with the caller's reason after its process ended", async () => {
    const reason = new Error("changed my mind");
    const path = join(folder, "child");
    const controller = new AbortController();
    const spoken = speak(`child ${path}`, { signal: controller.signal });
    await until(() => readFile(path, "utf8").then(Boolean, () => false), "Python to be at work");
    controller.abort(reason);
    await expect(spoken).rejects.toBe(reason);
    await until(async () => hasEnded(Number(await readFile(path, "utf8"))), "the child to be ended");
    await expect(speak("hello", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await readFile(output, "utf8")).toBe("old");
  });

  test("a missing interpreter is reported", async () => {
    const { message } = await failed("hello", "VOX_PYTHON_UNUSABLE", { python: "/nowhere/python" });
    expect(message).toContain("/nowhere/python cannot be used: it could not be started: spawn /nowhere/python ENOENT");
  });

  test("a missing working directory is reported", async () => {
    const cwd = join(folder, "gone");
    const { message } = await failed("hello", "VOX_PYTHON_UNUSABLE", { cwd });
    expect(message).toContain(`its working directory ${cwd} is not a folder`);
  });

  test("an environment that is too large for a process is reported", async () => {
    const env = { ...process.env, HUGE: "x".repeat(3 << 20) };
    const { message } = await failed("hello", "VOX_PYTHON_UNUSABLE", { env });
    expect(message).toContain("E2BIG");
  });
});

test("the next failure for a target removes the partial file of a killed run", async () => {
  await writeFile(join(folder, ".voxweave-72bda0da28bad290.4194999-0123abcd.part"), "half");
  await failure(speak("kill SIGKILL"), "VOX_WORKER_CRASHED");
  expect(await readdir(folder)).toEqual([]);
});

test("no descriptor is left open by a one-shot, whether it starts or not", async () => {
  await speak("hello");
  const before = openDescriptors();
  for (let turn = 0; turn < 3; turn += 1) {
    await speak("hello");
    await failure(speak("hello", { python: "/nowhere/python" }), "VOX_PYTHON_UNUSABLE");
  }
  await until(() => openDescriptors() <= before, "the descriptors to be closed");
});
