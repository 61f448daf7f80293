import { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { openSpeakerFor } from "../engine-options.js";
import { choosePlayer } from "../playback/choose-player.js";
import { playStream } from "../playback/play-stream.js";
import { type PlayerFlags, withPlayerFlag } from "../player-option.js";
import { createProgressBar } from "../progress-bar.js";
import { openTextToSpeak, type SpeakingFlags, withSpeakingFlags } from "../speaking-options.js";
import { warnAbout } from "../speech-warnings.js";

interface SayFlags extends SpeakingFlags, PlayerFlags {}

const EXAMPLES = `
Examples:
  $ voxweave say "Hello."
  $ voxweave say notes.md --voice bf_emma --speed 1.2
  $ cat notes.txt | voxweave say -
  $ voxweave say "Hello." --player aplay
`;

/** Returns the command `voxweave say`. */
export function sayCommand(context: CommandContext): Command {
  const command = new Command("say")
    .description("play a text through the speakers; Ctrl-C stops at once")
    .argument("<text>", "a text, the name of a text file, or - for standard input as it arrives")
    .addHelpText("after", EXAMPLES);
  return withSpeakingFlags(withPlayerFlag(command)).action((text: string, flags: SayFlags) =>
    say(text, flags, context),
  );
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
  await playStream(stream, program, { signal });
  warnAbout({ text: text.arrived, totals: stream.totals }, bar);
}
