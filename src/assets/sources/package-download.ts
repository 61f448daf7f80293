import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { onDisk } from "../../platform/node/files/disk.js";
import { makeFolder } from "../../platform/node/files/make-folder.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import { SourceError } from "./source.js";

/** Time limit for one package. The largest has 27 MB, which takes nine minutes at 50 kB/s. @unit ms */
const TIMEOUT_MS = 600_000;

export interface PackageDownload {
  readonly command: readonly [string, ...string[]];
  /** Private working directory of the command. Package managers read settings, and Python reads code, from it. */
  readonly cwd: string;
  /** Folder that the command writes into. */
  readonly folder: string;
  /** Ending of the name of the file that it writes. */
  readonly ending: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** Downloads one package with a package manager. Returns the path of its archive. @throws {SourceError} if that fails. */
export async function downloadPackage({ command, cwd, folder, ending, env, signal }: PackageDownload): Promise<string> {
  await makeFolder(folder);
  const ended = await runCommand(command, { env, cwd, timeoutMs: TIMEOUT_MS, signal });
  const written = ended.type === "done" ? (await readdir(folder)).find((name) => name.endsWith(ending)) : undefined;
  if (written !== undefined) return join(folder, written);
  throw new SourceError(
    `\`${command.join(" ")}\` ${explain(ended.type, "output" in ended ? ended.output : "")}`,
    "Run the same command yourself to see what its registry lacks",
    { unreachable: true },
  );
}

/** Calls `work` with a private folder that is empty. Removes the folder afterwards. */
export async function withScratch<T>(folder: string, work: (folder: string) => Promise<T>): Promise<T> {
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    await onDisk(folder, async () => {
      await clear(); // Removes the files of a killed process.
      await makeFolder(folder, { mode: 0o700 });
    });
    return await work(folder);
  } finally {
    await clear();
  }
}

function explain(type: "done" | "failed" | "late" | "missing", output: string): string {
  switch (type) {
    case "missing":
      return "was not found";
    case "late":
      return `did not end within ${TIMEOUT_MS / 60_000} minutes`;
    case "done":
      return "succeeded but wrote no archive";
    case "failed":
      return `failed: ${reasonIn(output)}`;
    default:
      return type satisfies never;
  }
}

/** Returns the line of a package manager's output that has the reason, or else the first line with an error. */
function reasonIn(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const why = lines.find((line) => /reason: |connection broken|no matching/i.test(line));
  return (why ?? lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? "it printed nothing")
    .trim()
    .slice(0, 300);
}
