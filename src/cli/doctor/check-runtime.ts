import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { messageOf } from "../../core/message-of.js";
import type { Finding } from "./finding.js";

/** Loads onnxruntime, which the embedded engine needs. If that fails, the remedy depends on the missing part. */
export async function checkRuntime(): Promise<Omit<Finding, "check">> {
  try {
    const { env } = await import("#onnxruntime");
    return { state: "ok", detail: `onnxruntime ${env.versions.node ?? env.versions.common}` };
  } catch (cause) {
    const [reason] = messageOf(cause).split("\n", 1);
    return { state: "problem", detail: `onnxruntime does not load: ${reason}`, remedy: remedy() };
  }
}

/** Platforms that onnxruntime is built for, as `process.platform` and `process.arch` name them. */
const BUILT_FOR = ["darwin arm64", "linux arm64", "linux x64", "win32 arm64", "win32 x64"];

function remedy(): string {
  const platform = `${process.platform} ${process.arch}`;
  const otherEngine = "use a Python engine (voxweave python setup)";
  if (!BUILT_FOR.includes(platform)) return `there is no onnxruntime for ${platform}: ${otherEngine}`;
  if (!hasLibrary()) return "install voxweave again: its folder vendor/onnxruntime-node is not complete";
  if (process.platform === "win32") return "install the Microsoft Visual C++ Redistributable";
  if (process.platform === "linux")
    return `use a system with glibc 2.28 or newer, which Alpine does not have, or ${otherEngine}`;
  return otherEngine;
}

function hasLibrary(): boolean {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("#onnxruntime/package.json"));
    return existsSync(join(folder, "bin/napi-v6", process.platform, process.arch, "onnxruntime_binding.node"));
  } catch {
    return false;
  }
}
