import { fileURLToPath } from "node:url";
import { z } from "zod";
import { SUITE_CACHE } from "../cache.js";
import { runCommand, VOXWEAVE } from "../command.js";
import { pythonClients } from "../python-clients/python-clients.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));

const Session = z.object({
  tools: z.array(z.string()),
  answers: z.array(z.object({ isError: z.boolean(), structuredContent: z.unknown(), content: z.array(z.unknown()) })),
  progress: z.array(z.number()),
});

/** Everything that the client in Python has received. */
export type PythonSession = z.infer<typeof Session>;

/**
 * Calls the tools of `voxweave mcp` with the MCP client in Python, one after another.
 */
export async function callFromPython(
  calls: readonly (readonly [tool: string, args: Record<string, unknown>])[],
  args: readonly string[],
): Promise<PythonSession> {
  const python = await pythonClients();
  const client = [`${HERE}client.py`, JSON.stringify(calls), ...VOXWEAVE, "mcp", ...args];
  const { code, stdout, stderr } = await runCommand(python, client, { env: { VOXWEAVE_CACHE: SUITE_CACHE } });
  if (code !== 0) throw new Error(`the MCP client in Python failed: ${stderr}`);
  return Session.parse(JSON.parse(stdout.toString()));
}
