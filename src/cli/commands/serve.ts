import { once } from "node:events";
import { Command, Option } from "commander";
import { createServer, DEFAULT_HOST, DEFAULT_PORT, isLoopback, WYOMING_PORT } from "../../server/server.js";
import { loadApiKeys } from "../api-keys-file.js";
import type { CommandContext } from "../command-context.js";
import { type EngineFlags, openSpeakerFor, parseNumber, withEngineFlags } from "../engine-options.js";
import { type ListenAddress, parseListenAddress } from "../listen-address.js";
import { createProgressBar } from "../progress-bar.js";
import { collect } from "../reading-options.js";

interface ServeFlags extends EngineFlags {
  readonly host: string;
  readonly port: number;
  readonly hostName?: readonly string[];
  readonly origin?: readonly string[];
  readonly wyoming?: ListenAddress;
  readonly keys?: string;
  readonly allowAnyone?: true;
  readonly grace?: number;
}

const EXAMPLES = `
Examples:
  $ voxweave serve
  $ voxweave serve --wyoming 0.0.0.0:${WYOMING_PORT}
  $ curl http://127.0.0.1:${DEFAULT_PORT}/v1/audio/speech -H "Content-Type: application/json" \\
      -d '{"input": "Hello.", "voice": "alloy"}' -o hello.mp3
`;

/** Returns the command `voxweave serve`. */
export function serveCommand(context: CommandContext): Command {
  const command = new Command("serve")
    .description("serve speech over HTTP, as OpenAI's clients ask for it")
    .option("--host <address>", "address to listen on", DEFAULT_HOST)
    .addOption(
      new Option("--port <number>", "port to listen on; 0: a free one").argParser(parseNumber).default(DEFAULT_PORT),
    )
    .option("--host-name <name>", "name under which clients reach the server; may be repeated", collect)
    .option("--origin <origin>", "origin of pages that may use the server; may be repeated", collect)
    .option("--keys <path>", "JSON file with the keys of clients: a list of { name, sha256, limits }")
    .option("--allow-anyone", "let clients on other machines use the server without a key")
    .addOption(
      new Option(
        "--grace <seconds>",
        "time for requests in progress when the server is told to stop (default: 30)",
      ).argParser(parseNumber),
    )
    .addOption(
      new Option(
        "--wyoming <[host:]port>",
        `also serve Home Assistant and others over the Wyoming protocol, such as on ${WYOMING_PORT}; it has no keys`,
      ).argParser(parseListenAddress),
    )
    .addHelpText("after", EXAMPLES);
  return withEngineFlags(command).action((flags: ServeFlags) => serve(flags, context));
}

async function serve(flags: ServeFlags, context: CommandContext): Promise<void> {
  const { signal, stderr } = context;
  const { host, port, hostName: hosts, origin: origins, allowAnyone, grace: graceSeconds } = flags;
  const keys = flags.keys === undefined ? [] : await loadApiKeys(flags.keys);
  // Report wrong usage before any weights are downloaded.
  if (!isLoopback(host) && keys.length === 0 && !allowAnyone) {
    throw new TypeError(
      `--host ${host} lets other machines use the server: name their keys with --keys, or add --allow-anyone`,
    );
  }
  using bar = createProgressBar(context);
  await using speaker = await openSpeakerFor(flags, bar, {}); // A signal must not end the speaker before the server.
  signal.throwIfAborted();
  await using server = await createServer({ speaker, keys, hosts, origins, allowAnyone, graceSeconds, warmUp: true });
  const address = await server.listen({ host, port });
  const wyoming = flags.wyoming && (await server.listenWyoming(flags.wyoming));
  bar.clear();
  stderr.write(`voxweave: serving on ${address}, documents at ${address}/docs; Ctrl-C stops\n`);
  if (wyoming !== undefined) stderr.write(`voxweave: serving the Wyoming protocol on ${wyoming}\n`);
  if (!signal.aborted) await once(signal, "abort");
  await server.close();
  signal.throwIfAborted();
}
