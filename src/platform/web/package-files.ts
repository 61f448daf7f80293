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
    throw new RangeError(`files must be ${folder.href} for all speakers of a page, got ${address.href}`);
  folder = address;
}
