import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeEnvironment } from "../../../src/python/environments/set-up.js";
import { type Ended, runCommand } from "../command.js";
import { openTemporaryFolder } from "../temporary-folder.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../../.cache/server-clients", import.meta.url));

/** Returns the interpreter of an environment with OpenAI's client and schemathesis. The first call creates it from its lock. */
async function serverClients(): Promise<string> {
  const recipe = {
    name: "server-clients",
    python: [11, 13],
    lock: join(HERE, "requirements.txt"),
    modules: ["openai", "schemathesis"],
    distributions: ["openai", "schemathesis"],
  } as const;
  return (await makeEnvironment({ recipe, folder: FOLDER })).python;
}

/** Runs `openai_client.py`. Returns what it printed. */
export async function runOpenAiClient(...args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runCommand(await serverClients(), [join(HERE, "openai_client.py"), ...args]);
  if (code !== 0) throw new Error(`OpenAI's client in Python failed: ${stderr}`);
  return JSON.parse(stdout.toString());
}

/** Tries the document of the API of a server with schemathesis: `examples` random requests for each operation and each of its phases. */
export async function runSchemathesis(address: string, examples: number): Promise<Ended> {
  const python = await serverClients();
  const program = join(dirname(python), process.platform === "win32" ? "schemathesis.exe" : "schemathesis");
  const args = [
    ...["--config-file", join(HERE, "schemathesis.toml"), "run", `${address}/openapi.json`, "--no-color"],
    ...["--warnings", "off", "--max-examples", String(examples), "--request-timeout", "30"],
    ...["--generation-database", "none"],
  ];
  await using folder = await openTemporaryFolder(); // schemathesis keeps notes in the folder that it runs in.
  return await runCommand(program, args, { cwd: folder.path });
}
