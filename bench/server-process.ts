import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { childrenOf } from "./soak-holdings.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
/** Place of the start time behind the name in /proc/PID/stat (proc(5): field 22). */
const START_FIELD = 19;
const START_LIMIT_MS = 300_000;
/** The connection of the request is not used again. */
const LAST = { headers: { connection: "close" } };

/** A running `voxweave serve`. */
export interface ServerProcess {
  readonly pid: number;
  /** Such as `"http://127.0.0.1:40000"`. */
  readonly address: string;
  /** Port of the Wyoming protocol. */
  readonly wyomingPort: number;
  /** Returns the resources that the server and its workers hold now. */
  look(): Promise<ServerHoldings>;
  /** Returns the number of requests in progress. */
  active(): Promise<number>;
  /** Ends the server with SIGTERM. Resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** The resources of a server. */
export interface ServerHoldings {
  /** @unit bytes */
  readonly rss: number;
  /** Memory of each worker. @unit bytes */
  readonly workersRss: readonly number[];
  readonly descriptors: number;
  readonly threads: number;
  /** Ids of its child processes, zombies included. */
  readonly children: readonly number[];
}

/** Starts `voxweave serve` on free ports, and waits until it is ready. It takes `x-forwarded-for` from this machine. */
export async function startServer(args: readonly string[]): Promise<ServerProcess> {
  const ports = ["--port", "0", "--wyoming", "0", "--trust-proxy", "127.0.0.1", "--log", "json"];
  const child = spawn(process.execPath, [MAIN, "serve", ...ports, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  process.once("exit", () => child.kill("SIGKILL")); // If the soak itself fails.
  const ended = once(child, "exit");
  let log = "";
  child.stderr.on("data", (part: Buffer) => {
    if (log.length < 100_000) log += part.toString();
  });
  const pid = child.pid ?? 0;
  for (const start = performance.now(); ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const [, address] = /(http:\/\/127\.0\.0\.1:\d+)/u.exec(log) ?? [];
    const [, wyomingPort] = /tcp:\/\/127\.0\.0\.1:(\d+)/u.exec(log) ?? [];
    const isReady =
      address !== undefined && wyomingPort !== undefined && (await fetch(`${address}/health/ready`, LAST)).ok;
    if (isReady) return { pid, address, wyomingPort: Number(wyomingPort), ...control(pid, address) };
    if (child.exitCode !== null || performance.now() - start > START_LIMIT_MS) {
      child.kill("SIGKILL");
      throw new Error(`voxweave serve did not start: ${log}`);
    }
  }

  function control(pid: number, address: string): Pick<ServerProcess, "look" | "active" | "stop"> {
    return {
      look: () => look(pid),
      async active() {
        const reply = await fetch(`${address}/health/ready`, LAST);
        return ((await reply.json()) as { active: number }).active;
      },
      async stop() {
        child.kill("SIGTERM");
        const [code] = (await ended) as [number | null];
        return code;
      },
    };
  }
}

async function look(pid: number): Promise<ServerHoldings> {
  const children = await childrenOf(pid);
  return {
    rss: fieldOf(pid, "VmRSS") * 1024,
    workersRss: children.map((child) => fieldOf(child, "VmRSS") * 1024),
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    threads: fieldOf(pid, "Threads"),
    children,
  };
}

/** Returns a number of the status of a process, or 0 if the process has ended. */
function fieldOf(pid: number, name: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, "mu").exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * Returns the identity of a process: its id, and when it started. The system gives the id of a process that has ended to
 * another one. `undefined` if there is no such process.
 */
export function identityOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return `${pid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[START_FIELD]}`;
  } catch {
    return undefined;
  }
}
