// Brings a bare clone to where it can build: installs exactly what the lock file names, once.
// Plain JavaScript on Node alone, since nothing else is there yet.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command in the repository with its output shown; its failure ends this script with the same code. */
export function run(command, args, options = {}) {
  try {
    // On Windows npm and npx are .cmd files, which only a shell starts.
    execFileSync(command, args, { cwd: ROOT, stdio: "inherit", shell: process.platform === "win32", ...options });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
}

/** Installs a folder's packages from its lock file, unless that lock file has been installed already. */
export function installPackages(folder = ROOT) {
  const digest = createHash("sha256")
    .update(readFileSync(`${folder}/package-lock.json`))
    .digest("hex");
  const stamp = `${folder}/node_modules/.voxweave-lock`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

export function build() {
  run("npm", ["run", "--silent", "build"]);
}

/**
 * Checks the options of a script before anything is installed for it. `--help` prints the usage and ends; an option that
 * is unknown ends with the usage and exit code 2.
 */
export function checkOptions(types, usage) {
  const options = { help: { type: "boolean", short: "h" } };
  for (const [name, type] of Object.entries(types)) options[name] = { type };
  try {
    const { values } = parseArgs({ options });
    if (!values.help) return;
    console.log(usage.trim());
    process.exit();
  } catch (error) {
    console.error(`${error.message}\n\n${usage.trim()}`);
    process.exit(2);
  }
}

checkNode();

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`VoxWeave needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
