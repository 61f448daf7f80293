import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { Materials } from "../materials.js";
import { multiplyAddsPerSecond } from "./multiply-adds.js";
import { float32Peak, int8Peak } from "./peak.js";

/** The speed limit of this machine: the network's arithmetic divided by the peak speed of the processors. */
export interface Limits {
  /** Multiply-adds of the network for a second of sound. */
  readonly multiplyAdds: number;
  /** Peak multiply-adds per second, for each precision that could be measured. */
  readonly peaks: Readonly<Record<string, number>>;
}

/** Flags in `/proc/cpuinfo` of an x86 processor that multiplies bfloat16 in hardware. */
const BFLOAT16 = /\b(?:amx_bf16|avx512_bf16)\b/u;

/** @param python an interpreter with PyTorch, for bfloat16, which onnxruntime does not support on CPUs */
export async function measureLimits(materials: Materials, python: string | undefined): Promise<Limits> {
  const [model, voice] = [await materials.int8Model(), await materials.voice()];
  const multiplyAdds = await multiplyAddsPerSecond(model, voice, materials.work("."));
  const peaks: Record<string, number> = { float32: await float32Peak() };
  if (python !== undefined && BFLOAT16.test(await readFile("/proc/cpuinfo", "utf8"))) {
    const { stdout } = await promisify(execFile)(python, [materials.script("limit/bfloat16_peak.py")]);
    peaks["bfloat16"] = Number(stdout);
  }
  peaks["int8"] = await int8Peak();
  return { multiplyAdds, peaks };
}
