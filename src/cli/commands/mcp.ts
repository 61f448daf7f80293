import { Command, Option } from "commander";
import type { AssetEvent } from "../../assets/catalogue/events.js";
import { checkSpeed } from "../../core/speed.js";
import { createFrontEnd } from "../../create-front-end.js";
import { createSpeaker } from "../../create-speaker.js";
import { DEFAULT_ENGINE, findEngine } from "../../engines/registry.js";
import { showAssetEvents } from "../asset-progress.js";
import type { CommandContext } from "../command-context.js";
import { type EngineFlags, parseNumber, withEngineFlags } from "../engine-options.js";
import { serveMcp } from "../mcp/serve-mcp.js";
import { openSoundFolder } from "../mcp/sound-folder.js";
import { createSpeechQueue } from "../mcp/speech-queue.js";
import { createWarmSpeaker, type WarmSpeaker } from "../mcp/warm-speaker.js";
import { type PlayerFlags, withPlayerFlag } from "../player-option.js";
import { createProgressBar, type ProgressBar } from "../progress-bar.js";
import { type ReadingFlags, withLexiconFlags } from "../reading-options.js";
import { speakingOptions } from "../speaking-options.js";

interface McpFlags extends EngineFlags, PlayerFlags, Pick<ReadingFlags, "lexicon"> {
  readonly folder: string;
  readonly voice?: string;
  readonly speed?: number;
  readonly language?: string;
}

const EXAMPLES = `
Examples:
  $ voxweave mcp
  $ voxweave mcp --folder sounds --voice bf_emma
  $ claude mcp add voxweave -- npx -y voxweave mcp

The client starts this command, and ends it by closing its standard input. docs/mcp.md has the settings of several clients.
`;

/** Returns the command `voxweave mcp`. */
export function mcpCommand(context: CommandContext): Command {
  const command = new Command("mcp")
    .description("serve speech to AI agents, as an MCP server on standard input and output")
    .addOption(new Option("--folder <path>", "folder in which agents may write sound files").default("."))
    .option("--voice <voice>", "voice or mix of voices where the agent names none (default: the engine's)")
    .addOption(new Option("--speed <factor>", "pace where the agent names none (default: 1)").argParser(parseNumber))
    .option("--lang, --language <tag>", "language where the agent names none (default: the voice's)")
    .addHelpText("after", EXAMPLES);
  return withEngineFlags(withLexiconFlags(withPlayerFlag(command))).action((flags: McpFlags) => serve(flags, context));
}

async function serve(flags: McpFlags, context: CommandContext): Promise<void> {
  const { player, engine: id = DEFAULT_ENGINE } = flags;
  // A mistake in the settings of a client ends the command at once, with a message in the log of the client.
  const folder = await openSoundFolder(flags.folder);
  const engine = await findEngine(id);
  const { signal: _, ...defaults } = await speakingOptions(flags, context);
  if (defaults.speed !== undefined) checkSpeed("--speed", defaults.speed);
  using bar = createProgressBar(context);
  if (context.stdin.isTTY) bar.line("voxweave: waiting for an MCP client on standard input; Ctrl-D ends it");
  await using frontEnd = createFrontEnd();
  await using speaker = warmSpeaker(flags, bar);
  await using queue = createSpeechQueue();
  const log = (line: string): void => bar.line(`voxweave: ${line}`);
  await serveMcp({ engine, speaker, frontEnd, queue, defaults, player, folder, log }, context);
}

/** Opens the engine at the first call, so that a client that only lists the tools waits for no model. */
function warmSpeaker({ engine, threads, workers, offline }: McpFlags, bar: ProgressBar): WarmSpeaker {
  const show = showAssetEvents(bar);
  return createWarmSpeaker(({ signal, onEvent }) => {
    const onAssetEvent = (event: AssetEvent): void => {
      show(event);
      onEvent(event);
    };
    return createSpeaker({ engine, threads, workers, signal, assets: { offline, onEvent: onAssetEvent } });
  });
}
