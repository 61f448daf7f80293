import { readFile } from "node:fs/promises";
import { toVoiceTable, type VoiceTable } from "../kokoro/style.js";

/** Reads a voice file. @throws {RangeError} if it has the wrong size. */
export async function readVoice(path: string): Promise<VoiceTable> {
  return toVoiceTable(path, await readFile(path));
}
