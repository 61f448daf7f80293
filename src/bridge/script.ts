import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The one text that is passed to the interpreter: the runtime of all engines and the adapter of one. */
export interface BridgeScript {
  readonly text: string;
  /** In lower-case hex. */
  readonly sha256: string;
}

/** Windows allows 32,767 characters for a whole command line. @unit bytes */
const MAX_BYTES = 24 << 10;
const RUNTIME = new URL("../../python/runtime.py", import.meta.url);

/**
 * Joins the runtime and the adapter at `adapter`, less its import of the runtime.
 *
 * @throws {RangeError} where the text is over 24 KiB, is not ASCII, or has a double quote: no command line is sure to
 *   carry such a text as it is.
 */
export async function readBridgeScript(adapter: URL): Promise<BridgeScript> {
  const [runtime, own] = await Promise.all([RUNTIME, adapter].map((file) => readFile(file, "utf8")));
  const imports = /^from runtime import (\([^)]*\)|.*)\n/gm;
  const text = `${runtime}\n\n${(own ?? "").replaceAll(imports, "")}`;
  const name = fileURLToPath(adapter);
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new RangeError(`${name} makes a script of ${Buffer.byteLength(text)} bytes, at most ${MAX_BYTES} go`);
  }
  const bad = /[^\t\n -~]|"/.exec(text);
  if (bad !== null)
    throw new RangeError(
      `${name} makes a script with ${JSON.stringify(bad[0])}: only ASCII without a double quote goes`,
    );
  return { text, sha256: createHash("sha256").update(text).digest("hex") };
}
