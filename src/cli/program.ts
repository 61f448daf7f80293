import { createRequire } from "node:module";
import { Command } from "commander";
import type { CommandContext } from "./command-context.js";
import { assetsCommand } from "./commands/assets.js";
import { benchCommand } from "./commands/bench.js";
import { doctorCommand } from "./commands/doctor.js";
import { explainCommand } from "./commands/explain.js";
import { pythonCommand } from "./commands/python.js";
import { speakCommand } from "./commands/speak.js";
import { voicesCommand } from "./commands/voices.js";

const EXAMPLES = `
Examples:
  $ voxweave speak "Hello." -o hello.wav
  $ voxweave speak book.txt -o book.wav --voice bf_emma --speed 1.1
  $ echo "From a pipe." | voxweave speak - -o - | aplay
  $ voxweave explain "Dr. Smith paid $3.50."
  $ voxweave voices --lang en-gb
  $ voxweave assets pull
  $ voxweave python setup
  $ voxweave bench --pick
  $ voxweave doctor

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted (Ctrl-C), 141 broken pipe, 143 terminated.
Environment: VOXWEAVE_CACHE, VOXWEAVE_ASSET_SOURCES, VOXWEAVE_OFFLINE, HF_ENDPOINT, HF_TOKEN; see the README.
`;

/** The command line. Its commands throw; `main.ts` turns what they throw into a message and an exit code. */
export function createProgram(context: CommandContext): Command {
  const program = new Command("voxweave")
    .description("Text to speech: real voices, local, on a plain CPU.")
    .version(packageVersion(), "-V, --version")
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    })
    .showHelpAfterError("Run with --help to see how it is used.")
    .addHelpText("after", EXAMPLES)
    .enablePositionalOptions() // So that `--` reaches the command that it is meant for.
    .exitOverride();
  const commands = [
    speakCommand,
    explainCommand,
    voicesCommand,
    assetsCommand,
    pythonCommand,
    benchCommand,
    doctorCommand,
  ];
  for (const command of commands) {
    program.addCommand(inherit(command(context), program));
  }
  return program;
}

/** A command that was made on its own takes over how its program writes and ends. */
function inherit(command: Command, program: Command): Command {
  command.copyInheritedSettings(program);
  for (const child of command.commands) inherit(child, program);
  return command;
}

function packageVersion(): string {
  const manifest = createRequire(import.meta.url)("../../package.json") as { readonly version: string };
  return manifest.version;
}
