import { readFileSync } from "node:fs";

/**
 * Returns how many processes Linux has killed since it started because memory ran out; undefined on other systems.
 *
 * A process cannot see who sent it SIGKILL. If this count rose meanwhile, the sender is assumed to be the kernel.
 */
export function countMemoryKills(path = "/proc/vmstat"): number | undefined {
  try {
    const count = /^oom_kill (\d+)$/m.exec(readFileSync(path, "utf8"))?.[1];
    return count === undefined ? undefined : Number(count);
  } catch {
    return undefined;
  }
}
