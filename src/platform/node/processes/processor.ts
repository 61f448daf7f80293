import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cpus } from "node:os";

/** Returns 12 hexadecimal digits that identify the kind of processor: its model and its instructions. */
export async function identifyProcessor(): Promise<string> {
  const info = await readFile("/proc/cpuinfo", "utf8").catch(() => ""); // Only Linux reports the instructions.
  const features = /^(?:flags|Features)\s*:(.*)$/mu.exec(info)?.[1] ?? "";
  const processor = `${process.arch} ${cpus()[0]?.model ?? ""} ${features}`;
  return createHash("sha256").update(processor).digest("hex").slice(0, 12);
}
