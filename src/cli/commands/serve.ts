import { Command } from "commander";
import { DEFAULT_PORT, WYOMING_PORT } from "../../server/server.js";
import type { CommandContext } from "../command-context.js";
import { keysCommand } from "../serve/create-key.js";
import { readSettings } from "../serve/read-settings.js";
import { openServeFiles, runServer } from "../serve/run-server.js";
import { withServeFlags } from "../serve/serve-flags.js";
import { settingsTable } from "../serve/settings-table.js";

interface ServeFlags extends Readonly<Record<string, unknown>> {
  readonly config?: string;
  readonly check?: true;
}

const EXAMPLES = `
Settings also come from variables such as VOXWEAVE_SERVE_PORT and from the file of --config. An option overrides a
variable, and a variable overrides the file: docs/server.md.

Examples:
  $ voxweave serve
  $ voxweave serve --wyoming ${WYOMING_PORT}
  $ voxweave serve --host 0.0.0.0 --keys keys.json
  $ voxweave serve --config serve.json --check
  $ curl http://127.0.0.1:${DEFAULT_PORT}/v1/audio/speech -H "Content-Type: application/json" \\
      -d '{"input": "Hello.", "voice": "alloy"}' -o hello.mp3
`;

/** Returns the command `voxweave serve`. */
export function serveCommand(context: CommandContext): Command {
  const command = new Command("serve")
    .description("serve speech over HTTP, as OpenAI's clients ask for it")
    .addHelpText("after", EXAMPLES)
    .addCommand(keysCommand(context));
  return withServeFlags(command).action((flags: ServeFlags) => serve(flags, command, context));
}

async function serve({ config, check, ...all }: ServeFlags, command: Command, context: CommandContext): Promise<void> {
  const given = Object.entries(all).filter(([name]) => command.getOptionValueSource(name) === "cli");
  const flags = Object.fromEntries(given);
  const effective = await readSettings({ flags, env: process.env, config });
  if (check === undefined) return runServer(effective.settings, context);
  (await openServeFiles(effective.settings, () => undefined))[Symbol.dispose]();
  await context.stdout.write(settingsTable(effective));
}
