import { OptionRangeError } from "../../core/option-errors.js";
import { watchPolicy } from "./policy.js";

/** The folder that `voxweave assets export --browser` has written, as the page reaches it. */
let folder: URL | undefined;

/**
 * Returns the address of a file of VoxWeave that a page or a thread needs: a script, data or weights.
 *
 * @param name its path below the folder, such as `"data/en-us.lexicon.gz"`
 */
export function packageFile(name: string): URL {
  return new URL(name, folder ?? new URL(/* @vite-ignore */ ".", import.meta.url)); // In a bundle, the folder of the bundle's script.
}

/**
 * Sets the folder for this page, for a page whose script lies elsewhere. Threads run scripts of the folder, so they need no call.
 *
 * @throws {RangeError} if the page has set another folder: all speakers of a page share it.
 */
export function setPackageFolder(address: URL): void {
  if (folder !== undefined && folder.href !== address.href)
    throw new OptionRangeError("files", `must be ${folder.href} for all speakers of a page, got ${address.href}`);
  folder = address;
}

/**
 * Fetches a file of VoxWeave.
 *
 * @param name as for {@link packageFile}
 * @throws {Error} if its server cannot be reached or does not have it; the message says what to do.
 */
export async function fetchPackageFile(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const address = packageFile(name);
  using policy = watchPolicy();
  const response = await fetch(address).catch(async (cause: unknown) => {
    throw unreachable(address, cause, await policy.findBlock(address));
  });
  const missing = missingFile(response.status, response.headers.get("content-type"));
  if (missing !== undefined) throw unreadable(response.url, missing);
  return new Uint8Array(await response.arrayBuffer());
}

/** Error for a file whose server gives no answer. @param reason if it is known */
export function unreachable(
  address: URL,
  cause: unknown,
  reason = "its server cannot be reached; try again when the network is back",
): Error {
  return new Error(`${address} cannot be read: ${reason}`, { cause });
}

/**
 * Tells from an answer whether the server lacks a file.
 *
 * @returns what the server did; undefined for an answer with the file
 */
export function missingFile(status: number, contentType: string | null): string | undefined {
  if (status < 200 || status >= 300) return `answered ${status}`;
  // Servers of apps answer with their page for every address without a file.
  return contentType?.startsWith("text/html") ? "answered with a web page, as some do for a missing file" : undefined;
}

/** How to get files that are missing. */
export const EXPORT_ADVICE =
  "`voxweave assets export --browser FOLDER` writes the files to serve, and the option `files` says where they are";

/** Error for a file that its server does not deliver. @param answer as from {@link missingFile} */
export function unreadable(address: string, answer: string): Error {
  return new Error(`${address} cannot be read: the server ${answer}; ${EXPORT_ADVICE}`);
}
