import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import type { RequestOptions } from "@modelcontextprotocol/sdk/shared/protocol.js";
import { type CallToolResult, CallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { SUITE_CACHE } from "./cache.js";
import { VOXWEAVE } from "./command.js";

/** The official client, connected to a process of `voxweave mcp`. */
export interface McpConnection extends AsyncDisposable {
  readonly client: Client;
  /** Process id of the server. */
  readonly pid: number;
  /** Standard error of the server so far. */
  stderr(): string;
  /** Messages that the client could not read, because they are not of the protocol. */
  readonly faults: readonly Error[];
  call(name: string, args?: Record<string, unknown>, options?: RequestOptions): Promise<ToolAnswer>;
}

/** The result of a tool. */
export interface ToolAnswer {
  readonly isError: boolean;
  readonly text: string;
  readonly value: Record<string, unknown>;
}

export interface OpenMcpOptions {
  /** Variables that differ from those of this process. */
  readonly env?: Record<string, string>;
  /** @default the built command line */
  readonly command?: readonly [program: string, ...args: string[]];
}

/** Starts the command with the shared weights, as a client does, and connects to it. */
export async function openMcp(
  args: readonly string[],
  { env, command: [program, ...own] = VOXWEAVE }: OpenMcpOptions = {},
): Promise<McpConnection> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const transport = new StdioClientTransport({
    command: program,
    args: [...own, "mcp", ...args],
    env: { ...inherited, VOXWEAVE_CACHE: SUITE_CACHE, VOXWEAVE_ASSET_SOURCES: "registry", ...env },
    stderr: "pipe",
  });
  let stderr = "";
  transport.stderr?.on("data", (piece: Buffer) => {
    stderr += piece.toString();
  });
  const client = new Client({ name: "test", version: "1" });
  const faults: Error[] = [];
  client.onerror = (error) => faults.push(error);
  await client.connect(transport);
  return {
    client,
    pid: transport.pid ?? 0,
    stderr: () => stderr,
    faults,
    call: async (name, args = {}, options = {}) =>
      answerOf(CallToolResultSchema.parse(await client.callTool({ name, arguments: args }, undefined, options))),
    [Symbol.asyncDispose]: () => client.close(),
  };
}

function answerOf({ content, structuredContent, isError = false }: CallToolResult): ToolAnswer {
  const text = content.map((part) => (part.type === "text" ? part.text : `(${part.type})`)).join("\n");
  return { isError, text, value: structuredContent ?? {} };
}
