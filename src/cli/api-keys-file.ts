import type { ZodType } from "zod";
import { checkSchema } from "../platform/check-schema.js";
import { z } from "../platform/schema.js";
import type { ApiKey } from "../server/http/api-keys.js";
import { readJsonFile } from "./read-json.js";
import { unreadable } from "./unreadable-text.js";

const keysSchema: ZodType<ApiKey[]> = z.array(
  z.strictObject({
    name: z.string().min(1),
    sha256: z.string().regex(/^[\da-f]{64}$/u, "must be the SHA-256 of the key, as 64 hexadecimal digits"),
    limits: z
      .strictObject({
        requestsPerMinute: z.number().int().min(1).optional(),
        charactersPerMinute: z.number().int().min(1).optional(),
        concurrency: z.number().int().min(1).optional(),
      })
      .optional(),
  }),
);

/**
 * Loads the keys of clients from a JSON file.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`
 */
export async function loadApiKeys(path: string): Promise<readonly ApiKey[]> {
  const { value: keys, mistake } = checkSchema(keysSchema, await readJsonFile(path), "the list of keys");
  if (mistake !== undefined) {
    const place = mistake.path === undefined ? "" : "its entry ";
    throw unreadable(path, `${place}${mistake.rule}`); // Without the value, which could be a key instead of its digest.
  }
  // Without a key, everybody could use the server.
  if (keys.length === 0) throw unreadable(path, "it has no key; make one with voxweave serve keys create NAME --add");
  const twice = keys.find(({ name }, index) => keys.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) throw unreadable(path, `it has two keys of the name ${JSON.stringify(twice.name)}`);
  return keys;
}
