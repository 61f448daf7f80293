import { chmod, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { choosePlayer } from "../../../src/cli/playback/choose-player.js";
import { playsFiles } from "../../../src/cli/playback/player-command.js";
import { UsageError } from "../../../src/cli/usage-errors.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

interface Programs extends AsyncDisposable {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Makes a folder that contains programs of these names, and a search path that ends with it. */
async function openPrograms(...names: string[]): Promise<Programs> {
  const folder = await openTemporaryFolder();
  for (const name of names) {
    await writeFile(join(folder.path, name), "");
    await chmod(join(folder.path, name), 0o755);
  }
  const env = { PATH: [join(folder.path, "nowhere"), "", folder.path].join(delimiter) };
  return { path: folder.path, env, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe("choosePlayer()", () => {
  test.each<[platform: NodeJS.Platform, installed: string[], chosen: string, files: boolean]>([
    ["linux", ["ffplay", "play", "aplay", "pw-cat", "paplay"], "paplay", false],
    ["linux", ["ffplay", "play", "aplay"], "aplay", false],
    ["freebsd", ["play", "afplay"], "play", false],
    ["darwin", ["afplay", "play"], "play", false],
    ["darwin", ["afplay", "aplay"], "afplay", true],
    ["win32", ["powershell", "play"], "powershell", true],
  ])("choosePlayer() on %s with %j chooses %s", async (platform, installed, chosen, files) => {
    await using programs = await openPrograms(...installed);
    const player = await choosePlayer(undefined, { env: programs.env, platform });
    expect(player.program).toBe(join(programs.path, chosen));
    expect(playsFiles(player)).toBe(files);
  });

  test("choosePlayer() prefers --player to VOXWEAVE_PLAYER, and both to the players that it knows", async () => {
    await using programs = await openPrograms("aplay", "loud", "soft");
    const env = { ...programs.env, VOXWEAVE_PLAYER: "loud --very" };
    expect(await choosePlayer(undefined, { env })).toEqual({ program: join(programs.path, "loud"), args: ["--very"] });
    expect(await choosePlayer("soft", { env })).toEqual({ program: join(programs.path, "soft"), args: [] });
  });

  test("choosePlayer() adds the arguments of a known player to its bare name only", async () => {
    await using programs = await openPrograms("play");
    const options = { env: programs.env, platform: "linux" } as const;
    expect((await choosePlayer("play", options)).args).toContain("wav");
    expect((await choosePlayer("play {file}", options)).args).toEqual(["{file}"]);
  });

  test("choosePlayer() accepts the path of a program", async () => {
    await using programs = await openPrograms("mine");
    const path = join(programs.path, "mine");
    expect(await choosePlayer(`'${path}' -x`, { env: {} })).toEqual({ program: path, args: ["-x"] });
  });

  test.each([
    ["--player", "nosuch -q", {}],
    ["VOXWEAVE_PLAYER", undefined, { VOXWEAVE_PLAYER: "nosuch" }],
  ])("choosePlayer() rejects a program of %s that does not exist", async (from, named, env) => {
    const message = `${from} must name an installed program; found none named "nosuch"`;
    await expect(choosePlayer(named, { env: { PATH: "", ...env } })).rejects.toThrow(new UsageError(message));
  });

  test.each<[platform: NodeJS.Platform, installed: string, command: string]>([
    ["linux", "apt-get", "sudo apt-get install alsa-utils"],
    ["linux", "dnf", "sudo dnf install alsa-utils"],
    ["linux", "pacman", "sudo pacman -S alsa-utils"],
    ["linux", "apk", "sudo apk add alsa-utils"],
    ["darwin", "brew", "brew install sox"],
    ["linux", "unknown", "install sox"],
  ])("choosePlayer() without a player on %s with %s says: %s", async (platform, installed, command) => {
    await using programs = await openPrograms(installed);
    const choice = choosePlayer(undefined, { env: programs.env, platform });
    await expect(choice).rejects.toMatchObject({
      code: "VOX_DEPENDENCY_MISSING",
      message: expect.stringContaining(command),
      details: { command },
    });
  });
});
