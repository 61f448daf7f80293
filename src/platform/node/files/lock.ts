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
/** Age at which a lock without heartbeats is stale: twelve missed heartbeats, longer than a working process pauses. */
const STALE_MS = 60_000;
const GUARD_STALE_MS = 10_000;
/** Age at which a lock without an owner is stale. An owner writes its name milliseconds after it creates the file. */
const NAMELESS_STALE_MS = 3_000;

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once if another process or call holds the lock. */
  readonly onWait?: () => void;
}

/**
 * Waits until the lock file at `path` is free, then holds it until the result is disposed of.
 *
 * A lock whose owner was a process of this machine and is dead is broken at once. A lock of another machine (in a shared
 * cache folder) is broken when its heartbeats stop.
 *
 * VoxWeave uses no library for this. Node has no `flock`. The lock libraries use only a folder and a heartbeat, so a
 * killed process blocks the next one for a while, and none of them takes an `AbortSignal`.
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

/** Tells whether the lock at `path` exists and its owner is dead. */
export async function isLockAbandoned(path: string): Promise<boolean> {
  return isStale(path, STALE_MS);
}

/** Removes the lock at `path` if its owner is dead. */
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
      await rm(path, { force: true }); // The disk is full. A lock without an owner would block the next process.
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  });
}

/**
 * Removes the lock if its owner is dead. Returns whether the caller should try to take the lock at once.
 *
 * If several processes find the same stale lock, a slow process must not remove the new lock of a quick one. So a process
 * takes a guard file first, and checks the lock again while it holds the guard.
 */
async function breakStale(path: string): Promise<boolean> {
  if (!(await isStale(path, STALE_MS))) return false;
  const guard = `${path}.guard`;
  if (!(await tryCreate(guard, ""))) {
    // A process holds the guard for milliseconds. An older guard belongs to a process that died meanwhile.
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

/** Returns the owner of a lock, or undefined if the file does not exist, is damaged, or has no content yet. */
async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    const { pid, host, token } = JSON.parse(await readFile(path, "utf8")) as Readonly<Record<string, unknown>>;
    if (!Number.isSafeInteger(pid) || typeof host !== "string" || typeof token !== "string") return undefined;
    return { pid: Number(pid), host, token };
  } catch {
    return undefined;
  }
}
