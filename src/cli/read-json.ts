import { readFile } from "node:fs/promises";
import { isVoxError } from "../core/errors.js";
import { decodeText } from "./decode-text.js";
import { unreadableFile } from "./unreadable-text.js";

/**
 * Reads a JSON file in UTF-8, or in UTF-16 with a byte order mark, as PowerShell writes it.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`
 */
export async function readJsonFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(decodeText(await readFile(path), path));
  } catch (cause) {
    throw isVoxError(cause) ? cause : unreadableFile(path, cause);
  }
}
