import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Ended, runCommand } from "../command.js";
import { pythonClients } from "../python-clients/python-clients.js";
import { openTemporaryFolder } from "../temporary-folder.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Runs `openai_client.py`. Returns what it printed. */
export async function runOpenAiClient(...args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runCommand(await pythonClients(), [join(HERE, "openai_client.py"), ...args]);
  if (code !== 0) throw new Error(`OpenAI's client in Python failed: ${stderr}`);
  return JSON.parse(stdout.toString());
}

/** Tries the document of the API of a server with schemathesis: `examples` random requests for each operation and each of its phases. */
export async function runSchemathesis(address: string, examples: number): Promise<Ended> {
  const python = await pythonClients();
  const program = join(dirname(python), process.platform === "win32" ? "schemathesis.exe" : "schemathesis");
  const args = [
    ...["--config-file", join(HERE, "schemathesis.toml"), "run", `${address}/openapi.json`, "--no-color"],
    ...["--warnings", "off", "--max-examples", String(examples), "--request-timeout", "30"],
    ...["--generation-database", "none"],
  ];
  await using folder = await openTemporaryFolder(); // schemathesis keeps notes in the folder that it runs in.
  return await runCommand(program, args, { cwd: folder.path });
}
