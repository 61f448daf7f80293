import { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { openSpeakerFor } from "../engine-options.js";
import { choosePlayer } from "../playback/choose-player.js";
import { openPlayer } from "../playback/player.js";
import { systemPlayers } from "../playback/system-players.js";
import { createProgressBar } from "../progress-bar.js";
import { openTextToSpeak, type SpeakingFlags, withSpeakingFlags } from "../speaking-options.js";
import { warnAbout } from "../speech-warnings.js";

interface SayFlags extends SpeakingFlags {
  readonly player?: string;
}

const EXAMPLES = `
Examples:
  $ voxweave say "Hello."
  $ voxweave say notes.md --voice bf_emma --speed 1.2
  $ cat notes.txt | voxweave say -
  $ voxweave say "Hello." --player aplay
`;

const PLAYERS = systemPlayers(process.platform)
  .map(({ program }) => program)
  .join(", ");

/** Returns the command `voxweave say`. */
export function sayCommand(context: CommandContext): Command {
  const command = new Command("say")
    .description("play a text through the speakers; Ctrl-C stops at once")
    .argument("<text>", "a text, the name of a text file, or - for standard input as it arrives")
    .option(
      "--player <command>",
      `program that plays WAV from its standard input, or the file {file} (default: VOXWEAVE_PLAYER, or the first that is installed of ${PLAYERS})`,
    )
    .addHelpText("after", EXAMPLES);
  return withSpeakingFlags(command).action((text: string, flags: SayFlags) => say(text, flags, context));
}

async function say(argument: string, flags: SayFlags, context: CommandContext): Promise<void> {
  const { signal } = context;
  const program = await choosePlayer(flags.player); // Report a missing player before any weights are downloaded.
  const { text, options } = await openTextToSpeak(argument, flags, context);
  using bar = createProgressBar(context, { quiet: flags.quiet });
  await using speaker = await openSpeakerFor(flags, bar, { signal });
  const stream = speaker.stream(text.input, options);
  await stream.ready;
  await text.begun;
  bar.clear();
  await using player = openPlayer(program, { sampleRate: stream.sampleRate, signal });
  for await (const { samples } of stream) {
    if (samples.length > 0) await player.play(samples);
  }
  if (stream.totals.durationSeconds > 0) await player.finish();
  warnAbout({ text: text.arrived, totals: stream.totals }, bar);
}
