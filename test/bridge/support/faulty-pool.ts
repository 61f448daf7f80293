import { childEnvironment } from "../../../src/bridge/child-environment.js";
import { type BridgeClocks, DEFAULT_CLOCKS } from "../../../src/bridge/clocks.js";
import { openPool, type Pool, type PoolEvent, type PoolOptions } from "../../../src/bridge/pool.js";
import { readBridgeScript } from "../../../src/bridge/script.js";

const ADAPTER = new URL("../fixtures/faulty_bridge.py", import.meta.url);

export interface FaultyPool extends Pool {
  readonly events: PoolEvent[];
  /** Ids of all workers that were started, in order. */
  readonly pids: () => number[];
}

/** Options of a pool whose workers do whatever a job's text commands; see `faulty_bridge.py`. */
export async function faultyOptions(
  changed: Partial<Omit<PoolOptions, "clocks">> & { readonly clocks?: Partial<BridgeClocks> } = {},
): Promise<PoolOptions> {
  return {
    engine: "faulty",
    setUpCommand: "voxweave python setup faulty",
    python: TEST_PYTHON,
    script: (await readBridgeScript(ADAPTER)).text,
    settings: {},
    env: childEnvironment(process.env),
    ...changed,
    clocks: { ...DEFAULT_CLOCKS, ...changed.clocks },
    restarts: { backOffMs: 20, ...changed.restarts },
  };
}

export async function openFaultyPool(changed: Parameters<typeof faultyOptions>[0] = {}): Promise<FaultyPool> {
  const events: PoolEvent[] = [];
  const options = await faultyOptions(changed);
  const pool = openPool({ ...options, onEvent: (event) => events.push(event) });
  const started = (): number[] =>
    events.flatMap((it) => (it.type === "started" && it.pid !== undefined ? [it.pid] : []));
  return { ...pool, events, pids: started };
}

/** An interpreter with numpy, which the suite's set-up names. */
export const TEST_PYTHON: string = process.env["VOXWEAVE_TEST_PYTHON"] ?? "python3";
