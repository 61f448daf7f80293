import { CallToolRequestSchema, ListToolsRequestSchema, Server } from "#mcp-sdk";
import { describe } from "../../core/checks.js";
import { packageVersion } from "../../platform/node/package-version.js";
import { createTools } from "./create-tools.js";
import type { ServerParts } from "./server-parts.js";
import { errorResult, runTool } from "./tool-call.js";

const INSTRUCTIONS =
  "VoxWeave speaks texts on this machine, without network once its weights are here. " +
  "speak plays a text to the user; synthesize_to_file writes a sound file. Sound is never returned as data. " +
  "Write texts as for a reader: VoxWeave reads numbers, dates and abbreviations as people say them.";

/**
 * Creates a server with the tools. It is not connected. It is the plain server of the library, because `McpServer` words the
 * mistakes in arguments itself, as a list of the issues of zod.
 */
export function createMcpServer(parts: ServerParts): Server {
  const tools = createTools(parts);
  const server = new Server(
    { name: "voxweave", title: "VoxWeave", version: packageVersion() },
    { instructions: INSTRUCTIONS, capabilities: { tools: {} } },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(({ definition }) => definition) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: args } }, extra) => {
    const tool = tools.find(({ definition }) => definition.name === name);
    if (tool !== undefined) return runTool(extra, parts.log, (call) => tool.call(args ?? {}, call));
    const known = tools.map(({ definition }) => definition.name);
    return errorResult(`tool must be one of ${known.join(", ")}, got ${describe(name)}`);
  });
  return server;
}
