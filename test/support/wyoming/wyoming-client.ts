import { fileURLToPath } from "node:url";
import { runCommand } from "../command.js";
import { pythonClients } from "../python-clients/python-clients.js";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The PyPI package `wyoming`, with which Home Assistant talks to speech servers. */
export interface WyomingClient {
  /** Has `client.py` carry out an order, and returns its result. */
  order<Result>(order: { readonly action: string } & Readonly<Record<string, unknown>>): Promise<Result>;
}

/** The sound that the client has received. */
export interface ReceivedSound {
  /** Types of the events in order, without repetitions; `"closed"` at the end of the connection. */
  readonly events: readonly string[];
  /** Sample rate, bytes of a sample, and channels. */
  readonly format: readonly [rate: number, width: number, channels: number] | null;
  readonly bytes: number;
  /** Length of the longest chunk. @unit samples */
  readonly largest: number;
  /** Whether each chunk says when it begins. */
  readonly isTimed: boolean;
  readonly error: { readonly text: string; readonly code: string } | null;
}

/**
 * Returns a client of a server. The first call installs the package below `.cache/`.
 *
 * @param address such as `"tcp://127.0.0.1:10200"`
 */
export async function openWyomingClient(address: string): Promise<WyomingClient> {
  const python = await pythonClients();
  const { hostname, port } = new URL(address);
  return {
    async order(order) {
      const input = JSON.stringify({ ...order, host: hostname, port: Number(port) });
      const { code, stdout, stderr } = await runCommand(python, ["-X", "utf8", here("client.py")], { input });
      if (code !== 0) throw new Error(`client.py failed: ${stderr}`);
      return JSON.parse(stdout.toString()) as never;
    },
  };
}
