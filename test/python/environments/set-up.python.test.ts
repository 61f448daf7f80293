import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { interpreterIn, readState } from "../../../src/python/environments/environment.js";
import type { EnvironmentEvent } from "../../../src/python/environments/events.js";
import type { EnvironmentRecipe } from "../../../src/python/environments/recipe.js";
import { makeEnvironment, type SetUpResult } from "../../../src/python/environments/set-up.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { tinyRecipe } from "./support/tiny-recipe.js";

const run = promisify(execFile);
/** Arguments that name an index at which nothing listens, and let pip give up soon. */
const NO_INDEX = ["--index-url", "http://127.0.0.1:9/simple", "--retries=1", "--no-cache-dir"];

interface Place extends AsyncDisposable {
  /** The folder that holds the environments. */
  readonly beside: string;
  readonly folder: string;
  readonly recipe: EnvironmentRecipe;
}

async function openPlace(): Promise<Place> {
  const temporary = await openTemporaryFolder();
  const beside = join(temporary.path, "python");
  const recipe = await tinyRecipe(temporary.path);
  return {
    beside,
    folder: join(beside, "tiny"),
    recipe,
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
}

describe("a complete environment", () => {
  let place: Place;
  /** Of two concurrent calls, the one that made the environment and the one that waited for it. */
  let first: SetUpResult;
  let other: SetUpResult;
  let events: EnvironmentEvent[];
  let otherEvents: EnvironmentEvent[];

  beforeAll(async () => {
    place = await openPlace();
    const { recipe, folder } = place;
    const make = async (): Promise<readonly [SetUpResult, EnvironmentEvent[]]> => {
      const events: EnvironmentEvent[] = [];
      return [await makeEnvironment({ recipe, folder, onEvent: (event) => events.push(event) }), events];
    };
    const calls = await Promise.all([make(), make()]);
    [[first, events], [other, otherEvents]] = calls[0][0].made ? calls : [calls[1], calls[0]];
    return () => place[Symbol.asyncDispose]();
  });

  test("one of two concurrent calls makes an environment, and the other waits for it", () => {
    expect(first).toEqual({ ...other, made: true });
    expect(other.made).toBe(false);
    expect(otherEvents.map(({ type }) => type)).toEqual(["waiting", "ready"]);
  });

  test("a complete environment was made from its lock, with events for every phase", async () => {
    const { folder } = place;
    expect(first).toMatchObject({ name: "tiny", folder, made: true, versions: { addict: "2.4.0" } });
    expect(first.bytes).toBeGreaterThan(1_000_000);
    const { stdout } = await run(first.python, ["-I", "-c", "import addict, sys; print(sys.prefix)"]);
    expect(stdout.trim()).toBe(folder);

    expect(events[0]).toMatchObject({ type: "started", pythonVersion: first.pythonVersion });
    const phases = events.flatMap((event) => (event.type === "phase" ? [[event.phase, event.index, event.count]] : []));
    expect(phases).toEqual([
      ["venv", 0, 3],
      ["packages", 1, 3],
      ["check", 2, 3],
    ]);
    const packages = events.filter((event) => event.type === "package" && event.phase === "packages");
    expect(packages).toEqual([{ type: "package", phase: "packages", package: "addict", done: 1, total: 1 }]);
    expect(events).toContainEqual({ type: "installing", phase: "packages", packages: 1 });
    expect(events.at(-1)).toEqual({ type: "ready", environment: "tiny", folder, made: true });
  });

  test("the next call finds a complete environment unchanged", async () => {
    const { recipe, folder, beside } = place;
    const again: EnvironmentEvent[] = [];
    const found = await makeEnvironment({ recipe, folder, onEvent: (event) => again.push(event) });
    expect(found).toEqual({ ...first, made: false });
    expect(again).toEqual([{ type: "ready", environment: "tiny", folder, made: false }]);
    expect(await readdir(beside)).toEqual(["tiny"]);
  });

  test("a complete environment survives a failed call that remakes it", async () => {
    const { recipe, folder, beside } = place;
    await expect(makeEnvironment({ recipe, folder, pipArgs: NO_INDEX })).rejects.toMatchObject({
      code: "VOX_ENVIRONMENT_FAILED",
      message: expect.stringContaining("the package index cannot be reached"),
    });
    expect(await makeEnvironment({ recipe, folder })).toEqual({ ...first, made: false });
    expect(await readdir(beside)).toEqual(["tiny"]);
  });

  test("the next call restores a complete environment after a killed one that remade it", async () => {
    const { recipe, folder, beside } = place;
    const killed = making(place, { pipArgs: NO_INDEX });
    await killed.until("phase", "venv");
    killed.child.kill("SIGKILL");
    await once(killed.child, "close");
    expect(await readdir(beside)).toContain("tiny.previous");
    expect(await readState(folder, recipe)).not.toMatchObject({ state: "ready" });
    expect(await makeEnvironment({ recipe, folder })).toEqual({ ...first, made: false });
    expect(await readdir(beside)).toEqual(["tiny"]);
  });

  test("an environment is made again if its content or its lock has changed", async () => {
    const { recipe, folder } = place;
    await run(first.python, ["-I", "-m", "pip", "uninstall", "--yes", "--quiet", "addict"]);
    expect(await readState(folder, recipe)).toMatchObject({ state: "ready" });
    expect(await makeEnvironment({ recipe, folder })).toMatchObject({ made: true, versions: { addict: "2.4.0" } });

    await writeFile(recipe.lock, `# another lock\n${await readFile(recipe.lock, "utf8")}`);
    expect(await readState(folder, recipe)).toMatchObject({ state: "outdated" });
    expect(await makeEnvironment({ recipe, folder })).toMatchObject({ made: true });
    expect(await readState(folder, recipe)).toMatchObject({ state: "ready" });
  });
});

describe("an absent environment", () => {
  let place: Place;

  beforeEach(async () => {
    place = await openPlace();
    return () => place[Symbol.asyncDispose]();
  });

  test("an environment is not made from a file with a wrong digest, and nothing of it remains", async () => {
    const { recipe, folder, beside } = place;
    const lock = await readFile(recipe.lock, "utf8");
    await writeFile(recipe.lock, lock.replaceAll(/sha256:[\da-f]{64}/g, `sha256:${"0".repeat(64)}`));
    await expect(makeEnvironment({ recipe, folder })).rejects.toMatchObject({
      code: "VOX_ENVIRONMENT_FAILED",
      message: expect.stringMatching(/the digest of addict.* differs from the one in the lock/),
      details: { environment: "tiny", folder, phase: "packages" },
    });
    expect(await readdir(beside)).toEqual([]);
    expect(await readState(folder, recipe)).toEqual({ state: "absent", folder });
  });

  test("an environment is made from a Python without a pip of its own", async () => {
    const { recipe, folder, beside } = place;
    const bare = join(beside, "..", "bare");
    await run("python3", ["-I", "-m", "venv", "--without-pip", bare]);
    const made = await makeEnvironment({ recipe, folder, python: interpreterIn(bare) });
    expect(made).toMatchObject({ made: true, versions: { addict: "2.4.0" } });
    await run(made.python, ["-I", "-m", "pip", "--version"]);
  });

  test("an environment whose modules cannot be imported does not count as made", async () => {
    const { recipe, folder, beside } = place;
    const broken = { ...recipe, modules: ["addict", "no_such_module"] };
    await expect(makeEnvironment({ recipe: broken, folder })).rejects.toMatchObject({
      message: expect.stringContaining("No module named 'no_such_module'"),
      details: { phase: "check" },
    });
    expect(await readdir(beside)).toEqual([]);
  });

  test("an offline set-up uses no index", async () => {
    const { recipe, folder, beside } = place;
    const making = makeEnvironment({ recipe, folder, offline: true, pipArgs: ["--find-links", beside] });
    await expect(making).rejects.toThrow(/no wheel of pip==/);
  });

  test("an environment is not made if a file blocks its folder", async () => {
    const { recipe, folder, beside } = place;
    await writeFile(beside, "");
    await expect(makeEnvironment({ recipe, folder })).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
  });

  test("a set-up with an aborted signal starts nothing", async () => {
    const { recipe, folder, beside } = place;
    const reason = new Error("not at all");
    await expect(makeEnvironment({ recipe, folder, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(readdir(beside)).rejects.toThrow("ENOENT");
  });

  test("an aborted set-up rejects with the caller's reason and leaves no files and no process", async () => {
    const { recipe, folder, beside } = place;
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const onEvent = (event: EnvironmentEvent) => {
      if (event.type === "phase" && event.phase === "packages") setTimeout(() => controller.abort(reason), 300);
    };
    await expect(makeEnvironment({ recipe, folder, signal: controller.signal, onEvent })).rejects.toBe(reason);
    expect(await readdir(beside)).toEqual([]);
    expect(await processesOf(folder)).toEqual([]);
  });

  test("a second process makes the environment if the first is killed with all its children", async () => {
    const { folder } = place;
    const first = making(place);
    await first.until("phase", "packages");
    const second = making(place);
    await second.until("waiting");
    first.child.kill("SIGKILL");
    expect(await second.until("got")).toMatchObject({ made: true });
    expect(await processesOf(folder)).toEqual([]);
    await run(interpreterIn(folder), ["-I", "-c", "import addict"]);
  });
});

interface Making {
  readonly child: ChildProcess;
  /** Waits for the next event of a type and phase. Rejects if the process ends before. */
  until(type: string, phase?: string): Promise<unknown>;
}

/** Makes the environment in another process. */
function making({ recipe, folder }: Place, more: object = {}): Making {
  const script = fileURLToPath(new URL("fixtures/make.mjs", import.meta.url));
  const order = JSON.stringify({ recipe, folder, ...more });
  const child = spawn(process.execPath, [script, order], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const until = async (type: string, phase?: string) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`ended without "${type}"`);
      const event = JSON.parse(value);
      if (event.type !== type || (phase !== undefined && event.phase !== phase)) continue;
      if (type === "got") await once(child, "close");
      return event;
    }
  };
  return { child, until };
}

/** Returns the command lines that contain a path. */
async function processesOf(path: string): Promise<string[]> {
  if (process.platform === "win32") return [];
  const { stdout } = await run("ps", ["-A", "-o", "args="], { maxBuffer: 2 ** 26 });
  return stdout.split("\n").filter((line) => line.includes(path));
}
