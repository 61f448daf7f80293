import { Command } from "commander";
import { packageVersion } from "../platform/node/package-version.js";
import type { CommandContext, ProgramContext } from "./command-context.js";
import { checkOptionValues } from "./option-values.js";
import { usageMessage } from "./usage-errors.js";

const EXAMPLES = `
Examples:
  $ voxweave speak "Hello." -o hello.wav
  $ voxweave say "Hello."
  $ voxweave speak book.txt -o book.wav --voice bf_emma --speed 1.1
  $ echo "From a pipe." | voxweave speak - -o - | aplay
  $ voxweave serve
  $ voxweave explain "Dr. Smith paid £3.50."
  $ voxweave voices --language en-gb
  $ voxweave mcp --folder sounds
  $ voxweave assets pull
  $ voxweave python setup
  $ voxweave bench --pick
  $ voxweave doctor

Exit codes: 0 done, 1 failed, 2 wrong usage, 129 terminal closed, 130 interrupted (Ctrl-C), 131 quit, 141 broken pipe,
143 terminated.
Environment: VOXWEAVE_CACHE, VOXWEAVE_ASSET_SOURCES, VOXWEAVE_OFFLINE, VOXWEAVE_PLAYER, VOXWEAVE_SERVE_…, HF_ENDPOINT, HF_TOKEN;
see the README.
`;

type LoadCommand = (context: CommandContext) => Promise<Command>;

/** The commands by name. Each is loaded when it is needed, so that no command waits for the imports of the others. */
const COMMANDS: Readonly<Record<string, LoadCommand>> = {
  speak: async (context) => (await import("./commands/speak.js")).speakCommand(context),
  say: async (context) => (await import("./commands/say.js")).sayCommand(context),
  serve: async (context) => (await import("./commands/serve.js")).serveCommand(context),
  explain: async (context) => (await import("./commands/explain.js")).explainCommand(context),
  mcp: async (context) => (await import("./commands/mcp.js")).mcpCommand(context),
  voices: async (context) => (await import("./commands/voices.js")).voicesCommand(context),
  assets: async (context) => (await import("./commands/assets.js")).assetsCommand(context),
  python: async (context) => (await import("./commands/python.js")).pythonCommand(context),
  bench: async (context) => (await import("./commands/bench.js")).benchCommand(context),
  doctor: async (context) => (await import("./commands/doctor.js")).doctorCommand(context),
};

const VERSION_FLAGS = ["-V", "--version"];

/**
 * Creates the command line. Its commands throw errors, which `main.ts` turns into a message and an exit code.
 *
 * @param name the first argument. If it is the name of a command, only that command is loaded, and for the version none is;
 *   otherwise all are.
 */
export async function createProgram(context: ProgramContext, name: string | undefined): Promise<Command> {
  const program = new Command("voxweave")
    .description("Text to speech: real voices, local, on a plain CPU.")
    .version(packageVersion(), VERSION_FLAGS.join(", "))
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: (text, write) => write(usageMessage(text)),
    })
    .addHelpText("after", EXAMPLES)
    .hook("preAction", (_, command) => checkOptionValues(command))
    .enablePositionalOptions() // So that the command receives `--`, and not the program.
    .exitOverride();
  for (const [command, load] of commandsFor(name)) {
    program.addCommand(inherit(await load({ ...context, command }), program));
  }
  return program;
}

function commandsFor(name: string | undefined): [command: string, load: LoadCommand][] {
  if (name !== undefined && VERSION_FLAGS.includes(name)) return [];
  const all = Object.entries(COMMANDS);
  const named = all.filter(([command]) => command === name);
  return named.length > 0 ? named : all;
}

/** Copies the settings of the program for output and errors to a command, which was created without a program. */
function inherit(command: Command, program: Command): Command {
  command.copyInheritedSettings(program);
  for (const child of command.commands) inherit(child, program);
  return command;
}
