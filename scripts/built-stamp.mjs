// A stamp in a folder says from which inputs the folder was made, so that a script makes it again only when they change.
// Plain JavaScript on Node alone, because scripts/setup.mjs runs before anything is installed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

/** Name of the file with the stamp. The package leaves it out. */
const STAMP = ".built";

/**
 * Returns the digest of inputs in their order.
 *
 * @param inputs texts; and addresses of files, or of folders of files, which end in a slash
 */
export function digestOf(inputs) {
  const hash = createHash("sha256");
  for (const input of inputs.flatMap((one) => (isFolder(one) ? filesOf(one) : [one]))) {
    hash.update(input instanceof URL ? readFileSync(input) : input);
  }
  return hash.digest("hex");
}

function isFolder(input) {
  return input instanceof URL && input.pathname.endsWith("/");
}

function filesOf(folder) {
  const names = readdirSync(folder).sort();
  return names.map((name) => new URL(name, folder));
}

/** Tests whether a folder has the stamp of a digest. */
export function isBuilt(folder, digest) {
  const path = new URL(STAMP, folder);
  return existsSync(path) && readFileSync(path, "utf8") === digest;
}

/** Writes the stamp. Call it when the folder is complete. */
export function stampFolder(folder, digest) {
  writeFileSync(new URL(STAMP, folder), digest);
}
