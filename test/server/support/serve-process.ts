import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { SUITE_CACHE } from "../../support/cache.js";
import { VOXWEAVE } from "../../support/command.js";

/** A running `voxweave serve`, on a free port of this machine. */
export interface ServeProcess extends AsyncDisposable {
  readonly pid: number;
  /** Such as `"http://127.0.0.1:40000"`. */
  readonly address: string;
  /** Such as `"tcp://127.0.0.1:40001"`. Empty without `--wyoming`. */
  readonly wyomingAddress: string;
  readonly child: ChildProcess;
  /** Standard error so far. */
  readonly log: string;
  /** Posts a JSON body to `/v1/audio/speech`. */
  speak(body: object, init?: RequestInit): Promise<Response>;
  /** Returns the resources that the process holds now. Linux only. */
  holdings(): Holdings;
}

/** Resources of a process. */
export interface Holdings {
  readonly descriptors: number;
  readonly threads: number;
  /** @unit bytes */
  readonly rss: number;
}

/** Starts `voxweave serve`. */
export async function startServe(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<ServeProcess> {
  const [program, script] = VOXWEAVE;
  const child = spawn(program, [script, "serve", "--port", "0", ...args], {
    env: { ...process.env, VOXWEAVE_CACHE: SUITE_CACHE, VOXWEAVE_ASSET_SOURCES: "registry", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  const [address, wyomingAddress] = await new Promise<[string, string]>((resolve, reject) => {
    child.stderr.on("data", (part: Buffer) => {
      log += part.toString();
      const [http] = /http:\/\/127\.0\.0\.1:\d+/u.exec(log) ?? [];
      const [tcp] = args.includes("--wyoming") ? (/tcp:\/\/127\.0\.0\.1:\d+/u.exec(log) ?? []) : [""];
      if (http !== undefined && tcp !== undefined) resolve([http, tcp]);
    });
    child.once("exit", (code) => reject(new Error(`voxweave serve ended with code ${code}: ${log}`)));
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    address,
    wyomingAddress,
    child,
    get log() {
      return log;
    },
    speak: (body, init = {}) =>
      fetch(`${address}/v1/audio/speech`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
        ...init,
      }),
    holdings() {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "mu").exec(status)?.[1]);
      return {
        descriptors: readdirSync(`/proc/${pid}/fd`).length,
        threads: field("Threads"),
        rss: field("VmRSS") * 1024,
      };
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
