import { chmod, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { openRecorder, type Recorder } from "../cli/playback/recorder.js";
import { voxweave } from "../support/command.js";
import { hasEnded, until } from "../support/processes.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { voxweaveOnTerminal } from "../support/terminal.js";

const CTRL_C = "\u0003";

/** Hours of sound. */
const LONG = "Every sentence is spoken in its turn. ".repeat(6_000);

/** Returns the value of `--player` for a recorder. */
function playerOption(recorder: Recorder, ...args: string[]): string {
  const { program, args: own } = recorder.command(...args);
  return [program, ...own].map((word) => `"${word}"`).join(" ");
}

describe("voxweave say", () => {
  test("voxweave say plays the same sound as voxweave speak writes to a pipe, and prints nothing", async () => {
    await using recorder = await openRecorder();
    const text = ["Hello there. It goes on, and on.\n\nAnd it ends.", "--engine", "tone", "--speed", "1.2"];
    const said = await voxweave(["say", ...text, "--player", playerOption(recorder)]);
    expect(said).toMatchObject({ code: 0, stderr: "" });
    expect(said.stdout.length).toBe(0);
    const spoken = await voxweave(["speak", ...text, "-o", "-"]);
    expect((await recorder.sound(1)).equals(spoken.stdout)).toBe(true);
  });

  test("voxweave say plays a file for each utterance with a player of files", async () => {
    await using recorder = await openRecorder();
    const text = ["-", "--engine", "tone", "--markup", "markdown"];
    const input = "# Title\n\nOne paragraph that is spoken.\n\nTwo of them.";
    const player = playerOption(recorder, "{file}");
    const said = await voxweave(["say", ...text], { input, env: { VOXWEAVE_PLAYER: player } });
    expect(said).toMatchObject({ code: 0, stderr: "" });
    const spoken = parseWav((await voxweave(["speak", ...text, "-o", "-"], { input })).stdout);
    const sounds = await Promise.all([1, 2, 3].map(async (n) => parseWav(await recorder.sound(n)).samples));
    expect(sounds.flatMap((samples) => [...samples])).toEqual([...spoken.samples]);
  });

  test("voxweave say plays the first sound of a long text while the rest is made", async () => {
    await using recorder = await openRecorder();
    const said = await voxweave(["say", "-", "--player", playerOption(recorder, "--hang")], {
      input: LONG,
      onStart: async (child) => {
        await recorder.happened("first sound");
        child.kill("SIGINT");
      },
    });
    expect(said).toMatchObject({ code: 130, stderr: "" });
    expect((await recorder.pids()).map(hasEnded)).toEqual([true]);
  });

  test("voxweave say warns of text without sound, and of a text without any sound", async () => {
    await using recorder = await openRecorder();
    const args = ["--engine", "tone", "--player", playerOption(recorder)];
    const half = await voxweave(["say", "Good 早安 morning.", ...args]);
    expect(half).toMatchObject({
      code: 0,
      stderr: 'voxweave: no sound for "早安" at 5; --strict makes this an error\n',
    });
    expect(await voxweave(["say", "Good 早安 morning.", "--strict", ...args])).toMatchObject({ code: 1 });
    const none = await voxweave(["say", "...", ...args]);
    expect(none).toMatchObject({ code: 0, stderr: "voxweave: nothing in the text has a sound\n" });
  });
});

describe("Ctrl-C in voxweave say", () => {
  test.each<[kind: string, args: string[]]>([
    ["a stream", []],
    ["files", ["{file}"]],
  ])("Ctrl-C kills a player of %s that ignores other signals, and leaves nothing", async (_, args) => {
    await using recorder = await openRecorder();
    await using temporary = await openTemporaryFolder();
    await writeFile(join(recorder.folder, "long.txt"), LONG);
    const player = playerOption(recorder, ...args, "--hang");
    const ended = await voxweaveOnTerminal(["say", "long.txt", "--engine", "tone", "--player", player], {
      cwd: recorder.folder,
      act: { keys: CTRL_C },
      begun: "events.txt",
      env: { TMPDIR: temporary.path },
    });
    expect(ended.status).toBe(130);
    for (const pid of await recorder.pids()) await until(() => hasEnded(pid), "the end of the player");
    expect((await recorder.pids()).length).toBeGreaterThan(0);
    expect(await readdir(temporary.path)).toEqual([]);
  });

  test("a player ends when voxweave say is killed", async () => {
    await using recorder = await openRecorder();
    const said = await voxweave(["say", "-", "--engine", "tone", "--player", playerOption(recorder)], {
      input: LONG,
      onStart: async (child) => {
        await recorder.happened("first sound");
        child.kill("SIGKILL");
      },
    });
    expect(said.signal).toBe("SIGKILL");
    await recorder.happened("end");
  });
});

describe("a player that voxweave say cannot use", () => {
  test("voxweave say without an installed player says which command installs one", async () => {
    await using programs = await openTemporaryFolder();
    await symlink(process.execPath, join(programs.path, "node"));
    await writeFile(join(programs.path, "apt-get"), "");
    await chmod(join(programs.path, "apt-get"), 0o755);
    const said = await voxweave(["say", "Hello."], { env: { PATH: programs.path, VOXWEAVE_PLAYER: "" } });
    expect(said.code).toBe(1);
    expect(said.stderr).toMatch(/^voxweave: found no program that plays sound .*: sudo apt-get install alsa-utils\./u);
  });

  test("voxweave say reports an unknown player as wrong usage", async () => {
    const said = await voxweave(["say", "Hello.", "--player", "nosuch"]);
    expect(said.code).toBe(2);
    expect(said.stderr).toBe('voxweave: --player must name an installed program; found none named "nosuch"\n');
  });

  test("voxweave say reports the last message of a player that fails", async () => {
    const player = `"${process.execPath}" -e "console.error('busy: no sound card'); process.exitCode = 1"`;
    const said = await voxweave(["say", "Hello.", "--engine", "tone", "--player", player]);
    expect(said.code).toBe(1);
    expect(said.stderr).toMatch(/^voxweave: node did not play the sound: busy: no sound card\. Name another player/u);
  });
});
