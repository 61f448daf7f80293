import { execFileSync } from "node:child_process";
import { childEnvironment } from "../../../../src/platform/node/processes/child-environment.js";
import type { Answer } from "../../../../src/python/bridge/channel.js";
import { openPythonPool, type PythonPoolOptions } from "../../../../src/python/bridge/python-pool.js";
import { readBridgeScript } from "../../../../src/python/bridge/script.js";
import type { Pool } from "../../../../src/workers/pool.js";
import type { PoolEvent } from "../../../../src/workers/supervisor.js";
import { DEFAULT_TIMEOUTS, type WorkerTimeouts } from "../../../../src/workers/timeouts.js";
import { until } from "../../../support/processes.js";

export const ADAPTER: URL = new URL("../fixtures/faulty_bridge.py", import.meta.url);

/** The full path of an interpreter with numpy: the suite's own environment for Python's tools. */
export const TEST_PYTHON: string = findTestPython();

export interface FaultyPool extends Pool<object, Answer> {
  readonly events: PoolEvent[];
  /** Ids of all workers that were started, in order. */
  readonly pids: () => number[];
  /** Waits for the nth event of a type. */
  heard<Type extends PoolEvent["type"]>(type: Type, count?: number): Promise<Extract<PoolEvent, { type: Type }>>;
}

export type FaultyOptions = Partial<Omit<PythonPoolOptions, "timeouts">> & {
  readonly timeouts?: Partial<WorkerTimeouts>;
};

/** Finishes every abandoned job, because the text of a job is no measure of its work here. */
const FINISH: NonNullable<PythonPoolOptions["effort"]> = { weigh: () => 0, msPerUnit: 0 };

/** Returns the options of a pool whose workers do what the text of a job commands; see `faulty_bridge.py`. */
export async function faultyOptions(changed: FaultyOptions = {}): Promise<PythonPoolOptions> {
  return {
    engine: "faulty",
    setUpCommand: "voxweave python setup faulty",
    python: TEST_PYTHON,
    script: await readBridgeScript(ADAPTER),
    settings: {},
    effort: FINISH,
    env: childEnvironment(process.env),
    ...changed,
    timeouts: { ...DEFAULT_TIMEOUTS, ...changed.timeouts },
    restarts: { backOffMs: 20, ...changed.restarts },
  };
}

export async function openFaultyPool(changed: FaultyOptions = {}): Promise<FaultyPool> {
  const events: PoolEvent[] = [];
  const { onEvent } = changed;
  const options = await faultyOptions(changed);
  const pool = openPythonPool({
    ...options,
    onEvent: (event) => {
      events.push(event);
      onEvent?.(event);
    },
  });
  const started = (): number[] => events.flatMap((it) => (it.type === "started" && it.pid ? [it.pid] : []));
  return {
    ...pool,
    events,
    pids: started,
    async heard(type, count = 1) {
      const ofType = (): PoolEvent | undefined => events.filter((it) => it.type === type)[count - 1];
      await until(() => ofType() !== undefined, `event ${count} of type ${type}`);
      return ofType() as Extract<PoolEvent, { type: typeof type }>;
    },
  };
}

function findTestPython(): string {
  const python = process.env["VOXWEAVE_TEST_PYTHON"] ?? "python3";
  const script = "import sys, importlib.util as u; print(sys.executable if u.find_spec('numpy') else '')";
  let path = "";
  try {
    path = execFileSync(python, ["-I", "-c", script], { stdio: "pipe", encoding: "utf8" }).trim();
  } catch {
    // It is not Python.
  }
  if (path !== "") return path;
  throw new Error(`the bridge's tests need a Python with numpy, which ${python} is not; set VOXWEAVE_TEST_PYTHON`);
}
