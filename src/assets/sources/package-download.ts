import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { onDisk } from "../../platform/node/files/disk.js";
import { makeFolder } from "../../platform/node/files/make-folder.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import { SourceError } from "./source.js";

/** One package; the largest has 27 MB, which a line of 50 kB/s brings in nine minutes. @unit ms */
const TIMEOUT_MS = 600_000;

export interface PackageDownload {
  readonly command: readonly [string, ...string[]];
  /** Working directory of the command, of our own: package managers take settings, and Python code, from where they run. */
  readonly cwd: string;
  /** Folder that the command writes into. */
  readonly folder: string;
  /** How the name of the file that it writes ends. */
  readonly ending: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** Has a package manager download one package; gives the path of its archive. @throws {SourceError} */
export async function downloadPackage({ command, cwd, folder, ending, env, signal }: PackageDownload): Promise<string> {
  await makeFolder(folder);
  const ended = await runCommand(command, { env, cwd, timeoutMs: TIMEOUT_MS, signal });
  const written = ended.type === "done" ? (await readdir(folder)).find((name) => name.endsWith(ending)) : undefined;
  if (written !== undefined) return join(folder, written);
  throw new SourceError(
    `\`${command.join(" ")}\` ${explain(ended.type, "output" in ended ? ended.output : "")}`,
    "Run the same command by hand to see what its registry lacks",
    { unreachable: true },
  );
}

/** Works in a private folder that is empty at the start and gone at the end. */
export async function withScratch<T>(folder: string, work: (folder: string) => Promise<T>): Promise<T> {
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    await onDisk(folder, async () => {
      await clear(); // What a process that was killed has left.
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
      return "ended well but wrote no archive";
    case "failed":
      return `failed: ${telling(output)}`;
    default:
      return type satisfies never;
  }
}

/** Package managers write much; one line of it says why, and otherwise the first that is an error. */
function telling(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const why = lines.find((line) => /reason: |connection broken|no matching/i.test(line));
  return (why ?? lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? "it said nothing").trim().slice(0, 300);
}
