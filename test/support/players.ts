import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findProgram } from "../../src/cli/playback/find-program.js";
import { aptInstall } from "./apt.js";
import { until } from "./processes.js";
import { openTemporaryFolder } from "./temporary-folder.js";

const PACKAGES = ["alsa-utils", "sox", "libsox-fmt-alsa", "ffmpeg", "pulseaudio", "pulseaudio-utils"];
const PROGRAMS = ["aplay", "play", "ffplay", "pulseaudio", "paplay"];

/** Makes sure that the players of Linux are installed. If the tests do not run as root, the error names the command. */
export async function installPlayers(): Promise<void> {
  if (await aptInstall(PACKAGES, areInstalled)) return;
  throw new Error(`these tests need ${PROGRAMS.join(", ")}: run "apt-get install ${PACKAGES.join(" ")}"`);
}

async function areInstalled(): Promise<boolean> {
  const found = await Promise.all(PROGRAMS.map((program) => findProgram(program)));
  return found.every((path) => path !== undefined);
}

/** Variables with which ALSA's default card writes its sound to the file at `path`, for programs that play through ALSA. */
export async function alsaToFile(folder: string, path: string): Promise<Record<string, string>> {
  return alsaWith(
    folder,
    `pcm.nothing { type null }
     pcm.written { type file slave.pcm nothing file "${path}" format "raw" }
     pcm.!default { type plug slave.pcm written }`,
  );
}

/** Variables with which ALSA has no sound card. */
export function alsaWithoutCard(folder: string): Promise<Record<string, string>> {
  return alsaWith(folder, "pcm.!default { type hw card 99 }");
}

async function alsaWith(folder: string, configuration: string): Promise<Record<string, string>> {
  const path = join(folder, "alsa.conf");
  await writeFile(path, configuration);
  return { ALSA_CONFIG_PATH: path, AUDIODRIVER: "alsa", SDL_AUDIODRIVER: "alsa" };
}

/** A PulseAudio server whose only sound card plays nothing, at the pace of a real one. */
export interface PulseServer extends AsyncDisposable {
  /** Variables with which programs find it. */
  readonly env: Record<string, string>;
}

export async function openPulseServer(): Promise<PulseServer> {
  const folder = await openTemporaryFolder();
  const socket = join(folder.path, "socket");
  const env = { HOME: folder.path, XDG_RUNTIME_DIR: folder.path, PULSE_SERVER: `unix:${socket}` };
  const modules = ["module-null-sink", `module-native-protocol-unix socket=${socket} auth-anonymous=1`];
  const args = ["--daemonize=no", "-n", "--exit-idle-time=-1", ...modules.flatMap((module) => ["-L", module])];
  const server = spawn("pulseaudio", args, { env: { ...process.env, ...env }, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  await until(() => existsSync(socket), "the sound server");
  return {
    env,
    [Symbol.asyncDispose]: async () => {
      server.kill();
      await ended;
      await folder[Symbol.asyncDispose]();
    },
  };
}
