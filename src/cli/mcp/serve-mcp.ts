import { Writable } from "node:stream";
import { StdioServerTransport } from "#mcp-sdk";
import type { CommandContext } from "../command-context.js";
import type { Output } from "../output.js";
import { createMcpServer } from "./create-mcp-server.js";
import type { ServerParts } from "./server-parts.js";

/**
 * Serves the tools over standard input and output, until the input ends. Calls that still run are then aborted.
 *
 * @throws the reason of the signal, after the connection has ended.
 */
export async function serveMcp(parts: ServerParts, { stdin, stdout, signal }: CommandContext): Promise<void> {
  const server = createMcpServer(parts);
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  server.onerror = (error) => parts.log(error.message);
  const close = (): void => void server.close();
  stdin.once("end", close).once("close", close);
  signal.addEventListener("abort", close, { once: true });
  await server.connect(new StdioServerTransport(stdin, toWritable(stdout)));
  if (signal.aborted) close();
  await closed;
  stdin.destroy();
  signal.throwIfAborted();
}

/** Writes through {@link Output}, which reports a closed pipe. */
function toWritable(output: Output): Writable {
  return new Writable({
    write: (bytes: Buffer, _, done) => {
      output.write(bytes).then(() => done(), done);
    },
  }).on("error", () => {}); // A closed pipe has aborted the signal of the command. `settled` reports a full disk.
}
