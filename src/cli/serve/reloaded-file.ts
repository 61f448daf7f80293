import { unwatchFile, watchFile } from "node:fs";

/** A value that is read from files, and read again when they change. */
export interface Reloaded<Value> extends Disposable {
  /** The value of the last load that succeeded. */
  readonly current: Value;
  /** Loads it again. A failure keeps the old value. */
  reload(): Promise<void>;
}

/** The ends of loads, for logs. */
export interface ReloadListener {
  readonly onReloaded: () => void;
  /** The old value stays. */
  readonly onFailed: (error: unknown) => void;
}

/** Time between two looks at a file. Unlike events of the system, they also notice files that are replaced or on other machines. @unit ms */
const POLL_MS = 1_000;

/**
 * Loads a value, and watches its files from then on.
 *
 * @throws the error of the first load
 */
export async function watchFiles<Value>(
  paths: readonly string[],
  load: () => Promise<Value>,
  listener: ReloadListener,
): Promise<Reloaded<Value>> {
  const onChange = (): void => void reload();
  // Before the first load, so that no change is missed.
  for (const path of paths) watchFile(path, { interval: POLL_MS, persistent: false }, onChange);
  const unwatch = (): void => {
    for (const path of paths) unwatchFile(path, onChange);
  };
  let count = 0;
  let current: Value;
  const reload = async (): Promise<void> => {
    count += 1;
    const own = count;
    try {
      const loaded = await load();
      if (own !== count) return; // A later load has begun.
      current = loaded;
      listener.onReloaded();
    } catch (error) {
      if (own === count) listener.onFailed(error);
    }
  };
  try {
    current = await load();
  } catch (error) {
    unwatch();
    throw error;
  }
  return {
    get current() {
      return current;
    },
    reload,
    [Symbol.dispose]: unwatch,
  };
}
