import { readFileSync } from "node:fs";

/**
 * How many processes Linux has killed for want of memory since it started; undefined on other systems.
 *
 * A SIGKILL does not say who sent it: one that comes with a rise of this count is taken for the kernel's.
 */
export function countMemoryKills(path = "/proc/vmstat"): number | undefined {
  try {
    const count = /^oom_kill (\d+)$/m.exec(readFileSync(path, "utf8"))?.[1];
    return count === undefined ? undefined : Number(count);
  } catch {
    return undefined;
  }
}
