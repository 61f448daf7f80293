import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createBridge } from "../../../src/python/bridge/create-bridge.js";
import { runCommand } from "../../support/command.js";
import { hasEnded, until, zombies } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { ADAPTER, openFaultyPool, TEST_PYTHON } from "./support/faulty-pool.js";

const speak = (text: string): object => ({ text });

describe("a permanent cause is not retried: after one spawn every call fails at once", () => {
  test("the error for a missing module has its name, the interpreter and the command to run", async () => {
    await using pool = await openFaultyPool({ settings: { repo_id: "raise module" }, size: 3 });
    const { message, details } = await failure(pool.ready(), "VOX_PYTHON_MODULE_MISSING");
    expect(details).toEqual({ python: TEST_PYTHON, module: "soundbox", command: "voxweave python setup faulty" });
    expect(message).toBe(
      `${TEST_PYTHON} lacks the module "soundbox" that faulty needs: No module named 'soundbox'; ` +
        'run "voxweave python setup faulty"',
    );
    await failure(pool.run(speak("hello")), "VOX_PYTHON_MODULE_MISSING");
    await until(() => pool.pids().every(hasEnded), "the worker to be gone");
    await failure(pool.ready(), "VOX_PYTHON_MODULE_MISSING");
    expect(pool.pids()).toHaveLength(1);
    expect(pool.status()).toMatchObject({ state: "down", waiting: 0 });
    expect(pool.events.find(({ type }) => type === "down")).toMatchObject({ final: true });
    expect(zombies()).toEqual([]);
  });

  test("the error for a missing model names the searched folder", async () => {
    await using pool = await openFaultyPool({ settings: { repo_id: "raise model" } });
    const job = failure(pool.run(speak("hello")), "VOX_PYTHON_MODEL_MISSING");
    const { message, details } = await failure(pool.ready(), "VOX_PYTHON_MODEL_MISSING");
    expect(message).toBe("faulty: there is no model.pth in /models; offline, so it is not fetched");
    expect(details).toMatchObject({ engine: "faulty" });
    await job;
    expect(pool.pids()).toHaveLength(1);
  });

  test("the error for an unusable device says what to do", async () => {
    await using pool = await openFaultyPool({ settings: { repo_id: "raise device" } });
    const { message } = await failure(pool.ready(), "VOX_PYTHON_MODEL_MISSING");
    expect(message).toBe(
      `faulty: device cuda cannot be used: there is none (by ${TEST_PYTHON}); choose another device, such as cpu, ` +
        "or an interpreter whose packages support this device on a machine that has it",
    );
    expect(pool.pids()).toHaveLength(1);
  });

  test("a missing interpreter fails every call at once", async () => {
    await using pool = await openFaultyPool({ python: "/nowhere/python" });
    const { message } = await failure(pool.ready(), "VOX_PYTHON_UNUSABLE");
    expect(message).toBe("/nowhere/python cannot be used: it could not be started: spawn /nowhere/python ENOENT");
    expect(pool.events.filter(({ type }) => type === "started")).toHaveLength(1);
  });

  test("a missing working directory is reported as such", async () => {
    await using folder = await openTemporaryFolder();
    const cwd = join(folder.path, "gone");
    await using pool = await openFaultyPool({ cwd });
    const { message } = await failure(pool.ready(), "VOX_PYTHON_UNUSABLE");
    expect(message).toBe(
      `${TEST_PYTHON} cannot be used: it could not be started: its working directory ${cwd} is not a folder`,
    );
  });

  test("an environment that is too large for a process fails every call at once", async () => {
    await using pool = await openFaultyPool({ env: { ...process.env, HUGE: "x".repeat(3 << 20) } });
    expect((await failure(pool.ready(), "VOX_PYTHON_UNUSABLE")).message).toContain("E2BIG");
  });
});

test("a permanent cause stays the reported one when another worker dies later of something else", async () => {
  await using folder = await openTemporaryFolder();
  const flag = join(folder.path, "second");
  const settings = { repo_id: `relay ${flag}` }; // The first to come lacks a module, the second is killed.
  await using pool = await openFaultyPool({ settings, size: 2 });
  const jobs = ["a", "b"].map((text) => failure(pool.run(speak(text)), "VOX_PYTHON_MODULE_MISSING"));
  await Promise.all(jobs);
  await pool.heard("ended", 2);
  await failure(pool.run(speak("c")), "VOX_PYTHON_MODULE_MISSING");
  expect(pool.events.filter(({ type }) => type === "down")).toHaveLength(1);
  expect(pool.pids()).toHaveLength(2);
});

test("another failed load is tried again, and the pool reports the cause when it gives up", async () => {
  await using pool = await openFaultyPool({ settings: { repo_id: "raise a stink" }, restarts: { most: 2 } });
  const { cause } = await failure(pool.ready(), "VOX_WORKER_DOWN");
  expect(cause).toMatchObject({ code: "VOX_PYTHON_FAILED", message: "faulty: a stink" });
  expect(pool.pids()).toHaveLength(2);
});

test.skipIf(process.platform === "win32")(
  "with no descriptor left a spawn fails, Node does not, and a later one succeeds",
  async () => {
    const parent = new URL("fixtures/crowded-parent.mjs", import.meta.url);
    const { code, stdout } = await runCommand("sh", [
      "-c",
      'ulimit -n 100 && exec "$@"',
      "sh",
      process.execPath,
      fileURLToPath(parent),
      TEST_PYTHON,
    ]);
    expect(stdout.toString().split("\n")).toEqual([
      expect.stringMatching(/^VOX_WORKER_CRASHED: .* could not be started: spawn .* EMFILE$/),
      "answered 320",
      "",
    ]);
    expect(code).toBe(0);
  },
);

describe("modules of the working directory", () => {
  test.each(["json", "torch", "numpy", "soundbox"])(
    "modules of the working directory are never imported: %s",
    async (name) => {
      await using folder = await openTemporaryFolder();
      const mark = join(folder.path, "was-imported");
      await writeFile(join(folder.path, `${name}.py`), `open(${JSON.stringify(mark)}, "w").close()\n`);
      await using pool = await openFaultyPool({ cwd: folder.path });
      await pool.run(speak(`import ${name}`)).catch(() => {}); // Whether it is installed is not the point.
      expect((await pool.run(speak("well"))).samples).toHaveLength(320);
      await expect(access(mark)).rejects.toThrow("ENOENT");
    },
  );
});

describe("a bridge", () => {
  const engine = {
    engine: "faulty",
    setUpCommand: "voxweave python setup faulty",
    adapter: ADAPTER,
    variables: [],
    ownPython: "/nowhere/own/python",
    modules: ["numpy"],
  };

  test("a bridge finds Python, starts a worker and returns both", async () => {
    await using bridge = await createBridge(engine, { python: { python: TEST_PYTHON }, settings: {} });
    expect(bridge.interpreter).toMatchObject({ path: TEST_PYTHON, from: "the option python" });
    expect(bridge.first).toMatchObject({ sampleRate: 8000, versions: { faulty: "1.0", python: expect.any(String) } });
    expect((await bridge.run(speak("well"))).samples).toHaveLength(320);
  });

  test("a bridge passes a variable of Node to Python only if the caller adds it", async () => {
    process.env["HF_TOKEN"] = "hf_secret";
    try {
      const python = { python: TEST_PYTHON };
      await using without = await createBridge(engine, { python, settings: {} });
      await failure(without.run(speak("variable HF_TOKEN hf_secret")), "VOX_PYTHON_FAILED");
      const env = { HF_TOKEN: process.env["HF_TOKEN"] };
      await using added = await createBridge(engine, { python: { ...python, env }, settings: {} });
      expect((await added.run(speak("variable HF_TOKEN hf_secret"))).samples).toBeDefined();
    } finally {
      delete process.env["HF_TOKEN"];
    }
  });

  test("a bridge whose model does not load leaves no process", async () => {
    const pids: number[] = [];
    const workers = {
      onEvent: (event: { type: string; pid?: number | undefined }) => {
        if (event.type === "started" && event.pid) pids.push(event.pid);
      },
    };
    const opened = createBridge(engine, {
      python: { python: TEST_PYTHON },
      workers,
      settings: { repo_id: "raise model" },
    });
    await failure(opened, "VOX_PYTHON_MODEL_MISSING");
    expect(pids).toHaveLength(1);
    expect(pids.every(hasEnded)).toBe(true);
  });

  test("a bridge aborted while it opens rejects with the caller's reason and leaves no process", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const pids: number[] = [];
    const workers = {
      onEvent: (event: { type: string; pid?: number | undefined }) => {
        if (event.type === "started" && event.pid) pids.push(event.pid);
      },
    };
    const opened = createBridge(engine, {
      python: { python: TEST_PYTHON },
      workers,
      settings: { repo_id: "sleep 600" },
      signal: controller.signal,
    });
    opened.catch(() => {});
    await until(() => pids.length > 0, "a worker to be started");
    controller.abort(reason);
    await expect(opened).rejects.toBe(reason);
    expect(pids.every(hasEnded)).toBe(true);
  });
});
