import { randomUUID } from "node:crypto";
import { open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { abortable } from "../../../core/abort.js";
import { onDisk } from "./disk.js";
import { isAlive } from "./is-alive.js";
import { makeFolder } from "./make-folder.js";

const POLL_MS = 100;
const HEARTBEAT_MS = 5_000;
/** Twelve missed heartbeats: longer than any pause of a process that is still at work. */
const STALE_MS = 60_000;
const GUARD_STALE_MS = 10_000;
/** An owner writes its name within milliseconds of making the file; one that has not by now is dead. */
const NAMELESS_STALE_MS = 3_000;

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once, where the lock is held by another. */
  readonly onWait?: () => void;
}

/**
 * Holds the lock file at `path` until disposed of, waiting for whoever holds it now.
 *
 * Its own file in place of a library: Node has no `flock`, the libraries for it lock by a folder and a heartbeat alone,
 * so that a killed process blocks the next one for a while, and none of them takes an `AbortSignal`. A lock whose owner
 * is dead on this machine is broken at once; one of another machine (a shared cache folder) when its heartbeat stops.
 */
export async function acquireLock(path: string, { signal, onWait }: LockOptions = {}): Promise<AsyncDisposable> {
  const token = randomUUID();
  await makeFolder(dirname(path));
  for (let waited = false; !(await tryCreate(path, token)); ) {
    signal?.throwIfAborted();
    if (await breakStale(path)) continue;
    if (!waited) onWait?.();
    waited = true;
    await abortable(sleep(POLL_MS), signal);
  }
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(heartbeat);
      if ((await readOwner(path))?.token === token) await rm(path, { force: true });
    },
  };
}

/** Tells whether a live process holds the lock at `path`. */
export async function isLockHeld(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  return there !== undefined && !(await isStale(path, STALE_MS));
}

/** Tells whether the lock at `path` is there, and its owner is gone. */
export async function isLockAbandoned(path: string): Promise<boolean> {
  return isStale(path, STALE_MS);
}

/** Removes the lock at `path` if its owner is gone. */
export async function removeAbandonedLock(path: string): Promise<void> {
  await breakStale(path);
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
}

async function tryCreate(path: string, token: string): Promise<boolean> {
  const owner: Owner = { pid: process.pid, host: hostname(), token };
  return onDisk(path, async () => {
    const handle = await open(path, "wx").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return undefined;
      throw error;
    });
    if (handle === undefined) return false;
    try {
      await handle.writeFile(JSON.stringify(owner));
    } catch (error) {
      await rm(path, { force: true }); // The disk is full: a lock without a name would hold up the next one.
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  });
}

/**
 * Removes the lock where its owner is gone; true where it is worth another try at once.
 *
 * Of several that find the same stale lock, a slow one must not remove the new lock of a quick one. So whoever removes
 * it holds a guard meanwhile, and looks again under the guard.
 */
async function breakStale(path: string): Promise<boolean> {
  if (!(await isStale(path, STALE_MS))) return false;
  const guard = `${path}.guard`;
  if (!(await tryCreate(guard, ""))) {
    // Held for milliseconds, unless its process died in them.
    if (await isStale(guard, GUARD_STALE_MS)) await rm(guard, { force: true });
    return false;
  }
  try {
    if (await isStale(path, STALE_MS)) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
  return true;
}

async function isStale(path: string, staleMs: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return false;
  const ageMs = Date.now() - found.mtimeMs;
  if (ageMs > staleMs) return true;
  const owner = await readOwner(path);
  if (owner === undefined) return ageMs > NAMELESS_STALE_MS;
  return owner.host === hostname() && !isAlive(owner.pid);
}

/** Undefined where the file is gone, is damaged, or was caught between its creation and its first byte. */
async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    const { pid, host, token } = JSON.parse(await readFile(path, "utf8")) as Readonly<Record<string, unknown>>;
    if (!Number.isSafeInteger(pid) || typeof host !== "string" || typeof token !== "string") return undefined;
    return { pid: Number(pid), host, token };
  } catch {
    return undefined;
  }
}
