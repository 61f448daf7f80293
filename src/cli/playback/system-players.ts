import { FILE, type PlayerCommand } from "./player-command.js";

/**
 * ffplay without a window, and with a format that it does not need to guess. It exits with 0 even if it cannot open the sound
 * card. It reports an attempt to open it with a warning, so that is a failure only if no attempt follows.
 */
const FFPLAY: PlayerCommand = {
  program: "ffplay",
  args: ["-nodisp", "-autoexit", "-loglevel", "warning", "-f", "wav", "-i", "pipe:0"],
  failure: /^(?:SDL_OpenAudio .*(?=\s+No more combinations)|Could not initialize SDL .*)/mu,
};

/** SoX. `-V1` leaves out its warning that a stream is shorter than the unknown size in its header. */
const SOX: PlayerCommand = { program: "play", args: ["-q", "-V1", "-t", "wav", "-"] };

/**
 * Players of Linux and other systems with the same programs, in the order in which they are looked for.
 *
 * Players of a sound server come first, because with a server the sound card itself is often busy. paplay works with
 * PulseAudio and with PipeWire. It precedes pw-cat because some systems with PulseAudio run PipeWire for video only. Without
 * a latency, paplay would start after two seconds of sound.
 */
const UNIX: readonly PlayerCommand[] = [
  { program: "paplay", args: ["--latency-msec=200"] },
  { program: "pw-cat", args: ["--playback", FILE] }, // Some versions take standard input for WAV, others for raw samples.
  { program: "aplay", args: ["-q", "-"] },
  SOX,
  FFPLAY,
];

/** Players of macOS. afplay is a part of it, but plays only files. */
const MAC: readonly PlayerCommand[] = [SOX, FFPLAY, { program: "afplay", args: [FILE] }];

/** Plays a file, and reports a failure in one line. */
const SOUND_PLAYER = `try { (New-Object System.Media.SoundPlayer '${FILE}').PlaySync() } catch { [Console]::Error.WriteLine($_.Exception.Message); exit 1 }`;

/** Players of Windows. PowerShell is a part of it; its player plays only files. */
const WINDOWS: readonly PlayerCommand[] = [
  FFPLAY,
  {
    program: "powershell",
    args: ["-NoProfile", "-NonInteractive", "-Command", SOUND_PLAYER],
    quote: (path) => path.replaceAll("'", "''"),
  },
];

/** Returns the players that VoxWeave knows on a platform, the preferred one first. */
export function systemPlayers(platform: NodeJS.Platform): readonly PlayerCommand[] {
  if (platform === "darwin") return MAC;
  return platform === "win32" ? WINDOWS : UNIX;
}

/** Package managers, each with the command that installs a player. */
const INSTALLERS: readonly (readonly [program: string, command: string])[] = [
  ["apt-get", "sudo apt-get install alsa-utils"],
  ["dnf", "sudo dnf install alsa-utils"],
  ["pacman", "sudo pacman -S alsa-utils"],
  ["zypper", "sudo zypper install alsa-utils"],
  ["apk", "sudo apk add alsa-utils"],
  ["brew", "brew install sox"],
  ["winget", "winget install ffmpeg"],
];

/**
 * Returns the command that installs a player here.
 *
 * @param isInstalled whether a program is on the search path
 */
export async function installCommand(isInstalled: (program: string) => Promise<boolean>): Promise<string> {
  for (const [program, command] of INSTALLERS) if (await isInstalled(program)) return command;
  return "install sox"; // Every platform has a package of this name.
}
