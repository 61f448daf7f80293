// Prepares a bare clone for the build: installs exactly the packages of the lock file, once.
// Plain JavaScript on Node alone, because nothing else is installed yet.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { digestOf, isBuilt, stampFolder } from "./built-stamp.mjs";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command in the repository and shows its output. If it fails, this script ends with the same code. */
export function run(command, args, options = {}) {
  try {
    // On Windows, npm and npx are .cmd files, which only a shell can start.
    execFileSync(command, args, { cwd: ROOT, stdio: "inherit", shell: process.platform === "win32", ...options });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
}

/** Installs a folder's packages from its lock file, unless they are already installed. */
export function installPackages(folder = ROOT) {
  const [modules, lock] = ["node_modules/", "package-lock.json"].map((name) => pathToFileURL(join(folder, name)));
  const digest = digestOf([lock]);
  if (isBuilt(modules, digest)) return;
  run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder });
  mkdirSync(modules, { recursive: true });
  stampFolder(modules, digest);
}

export function build() {
  run("npm", ["run", "--silent", "build"]);
}

/**
 * Checks the options of a script before it installs anything. `--help` prints the usage and ends. An unknown option prints the
 * usage and ends with exit code 2.
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
