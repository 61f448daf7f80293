import { createHash, randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { Command } from "commander";
import { writeFileAtomic } from "../../platform/node/files/atomic-file.js";
import type { ApiKey } from "../../server/http/api-keys.js";
import { loadApiKeys } from "../api-keys-file.js";
import type { CommandContext } from "../command-context.js";
import { UsageError } from "../usage-errors.js";

/** Length of a key, from a generator that nobody can predict. @unit bytes */
const KEY_BYTES = 32;

const EXAMPLES = `
Examples:
  $ voxweave serve keys create reader
  $ voxweave serve keys create reader --add keys.json
`;

/** Returns the command `voxweave serve keys`. */
export function keysCommand(context: CommandContext): Command {
  const create = new Command("create")
    .description("create a key for a client, and print it; nobody can print it again")
    .argument("<name>", "name of the client, for logs and metrics")
    .option("--add <path>", "add the entry to this file of keys; a running server reads it")
    .addHelpText("after", EXAMPLES)
    .action((name: string, { add }: { readonly add?: string }) => createKey(name, add, context));
  return new Command("keys").description("make keys for clients").addCommand(create);
}

async function createKey(name: string, path: string | undefined, { stdout }: CommandContext): Promise<void> {
  const key = `vox_${randomBytes(KEY_BYTES).toString("base64url")}`;
  const entry: ApiKey = { name, sha256: createHash("sha256").update(key).digest("hex") };
  if (path !== undefined) await addEntry(path, entry);
  const rest = path === undefined ? `Entry for the file of keys:\n${JSON.stringify(entry)}\n` : `Added to ${path}.\n`;
  await stdout.write(`${key}\n${rest}`);
}

async function addEntry(path: string, entry: ApiKey): Promise<void> {
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  const known = exists ? await loadApiKeys(path) : [];
  if (known.some(({ name }) => name === entry.name)) {
    throw new UsageError(
      `${path} has a key of the name ${JSON.stringify(entry.name)}; choose another name, or remove it`,
    );
  }
  await writeFileAtomic(path, `${JSON.stringify([...known, entry], undefined, 2)}\n`);
}
