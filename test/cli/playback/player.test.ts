import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseWav, WAV_HEADER_BYTES } from "../../../src/audio/wav.js";
import { openPlayer } from "../../../src/cli/playback/player.js";
import type { PlayerCommand } from "../../../src/cli/playback/player-command.js";
import { temporaryPathFor } from "../../../src/platform/node/files/temporary-file.js";
import { hasEnded } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { openRecorder } from "./recorder.js";

const RATE = 8_000;
const { signal } = new AbortController();

/** Returns a sound of a constant level. */
const sound = (seconds: number, level: number): Float32Array => new Float32Array(seconds * RATE).fill(level);

/** The folder for temporary files, which these tests do not share with other programs. */
let temporary: Awaited<ReturnType<typeof openTemporaryFolder>>;

beforeAll(async () => {
  temporary = await openTemporaryFolder();
  for (const name of ["TMPDIR", "TEMP"]) vi.stubEnv(name, temporary.path); // TEMP is Windows' name.
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await temporary[Symbol.asyncDispose]();
});

const temporaryWavs = async (): Promise<string[]> =>
  (await readdir(temporary.path)).filter((name) => name.endsWith(".wav"));

/** A player that runs a line of JavaScript. */
const script = (code: string, ...args: string[]): PlayerCommand => ({
  program: process.execPath,
  args: ["--eval", code, ...args],
});

describe("a player of a stream", () => {
  test("the program receives one WAV stream of unknown length with all samples in order", async () => {
    await using recorder = await openRecorder();
    await using player = openPlayer(recorder.command(), { sampleRate: RATE, signal });
    await player.play(sound(0.5, 0.25));
    await recorder.happened("first sound");
    await player.play(sound(0.5, 0.5));
    await player.finish();
    expect(await recorder.events()).toEqual(["start", "first sound", "end"]);
    const wav = await recorder.sound(1);
    expect(wav.readUInt32LE(WAV_HEADER_BYTES - 4)).toBe(0xffff_ffff);
    const { samples, sampleRate } = parseWav(wav);
    expect(sampleRate).toBe(RATE);
    expect(samples.length).toBe(RATE);
    expect([samples[0], samples.at(-1)]).toEqual([expect.closeTo(0.25, 3), expect.closeTo(0.5, 3)]);
  });

  test("play() waits while the program does not read", async () => {
    await using recorder = await openRecorder();
    await using player = openPlayer(recorder.command("--wait"), { sampleRate: RATE, signal });
    let accepted = false;
    const playing = player.play(sound(60, 0)).then(() => {
      accepted = true;
    });
    await recorder.happened("start");
    await sleep(100);
    expect(accepted).toBe(false);
    await recorder.go();
    await playing;
    await player.finish();
    expect((await recorder.sound(1)).length).toBe(WAV_HEADER_BYTES + 60 * RATE * 2);
  });
});

describe("a player of files", () => {
  test("the next player removes the file that a killed program left", async () => {
    await using recorder = await openRecorder();
    const left = temporaryPathFor(join(temporary.path, "voxweave-say.wav"), "wav");
    await writeFile(left.replace(`.${process.pid}-`, ".4194999-"), "half");
    await using player = openPlayer(recorder.command("{file}"), { sampleRate: RATE, signal });
    await player.play(sound(0.1, 0.25));
    await player.finish();
    expect(await temporaryWavs()).toEqual([]);
  });

  test("each sound is a whole file, and no file is left", async () => {
    await using recorder = await openRecorder();
    await using player = openPlayer(recorder.command("{file}"), { sampleRate: RATE, signal });
    // The programs end long before a minute is over, so the next one starts then.
    await player.play(sound(60, 0.25));
    await player.play(sound(30, 0.5));
    await player.finish();
    expect(await recorder.events()).toEqual(["start", "end", "start", "end"]);
    const [first, second] = [parseWav(await recorder.sound(1)), parseWav(await recorder.sound(2))];
    expect([first.samples.length, second.samples.length]).toEqual([60 * RATE, 30 * RATE]);
    expect([first.samples[0], second.samples[0]]).toEqual([expect.closeTo(0.25, 3), expect.closeTo(0.5, 3)]);
    expect(await temporaryWavs()).toEqual([]);
  });

  test("the next program starts when the time of a sound is over, even if its program has not ended", async () => {
    await using recorder = await openRecorder();
    await using player = openPlayer(recorder.command("{file}", "--wait"), { sampleRate: RATE, signal });
    await player.play(sound(0.1, 0));
    await player.play(sound(0.1, 0));
    await recorder.happened("start", 2);
    expect(await recorder.events()).toEqual(["start", "start"]);
    await recorder.go();
    await player.finish();
    expect(await recorder.events()).toEqual(["start", "start", "end", "end"]);
  });
});

describe.each([
  ["a stream", []],
  ["files", ["{file}"]],
])("a program that plays %s", (kind, args) => {
  test.each<[title: string, command: PlayerCommand, reason: string]>([
    [
      "its last message",
      script("console.error('bang\\nno sound card\\n'); process.exitCode = 3", ...args),
      "no sound card",
    ],
    ["its exit code", script("process.exitCode = 3", ...args), "exit code 3"],
    ["its signal", script("process.kill(process.pid, 'SIGKILL')", ...args), "SIGKILL"],
    ["its message", { ...script("console.error('a\\nno card\\nb')", ...args), failure: /^no .*/mu }, "no card"],
    ["the error of its start", { program: "/no/such/player", args }, "it does not start"],
  ])(`a program for ${kind} that fails is reported with %s`, async (_, command, reason) => {
    await using player = openPlayer(command, { sampleRate: RATE, signal });
    const playing = player.play(sound(0.5, 0)).then(() => player.finish());
    await expect(playing).rejects.toMatchObject({
      code: "VOX_PLAYER_FAILED",
      // Windows reports a kill as an exit code.
      details: { reason: expect.stringMatching(reason === "SIGKILL" ? /SIGKILL|exit code/u : reason) },
    });
  });

  test(`an abort kills a program for ${kind} at once, and the calls reject with its reason`, async () => {
    await using recorder = await openRecorder();
    const controller = new AbortController();
    await using player = openPlayer(recorder.command(...args, "--hang"), {
      sampleRate: RATE,
      signal: controller.signal,
    });
    await player.play(sound(0.1, 0));
    await recorder.happened("start");
    const finishing = player.finish();
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(finishing).rejects.toBe(reason);
    expect((await recorder.pids()).map(hasEnded)).toEqual([true]);
    await expect(player.play(sound(0.1, 0))).rejects.toBe(reason);
    expect(await temporaryWavs()).toEqual([]);
  });

  test(`disposing of a player kills its program for ${kind}`, async () => {
    await using recorder = await openRecorder();
    {
      await using player = openPlayer(recorder.command(...args, "--hang"), { sampleRate: RATE, signal });
      await player.play(sound(0.1, 0));
      await recorder.happened("start");
    }
    expect((await recorder.pids()).map(hasEnded)).toEqual([true]);
    expect(await temporaryWavs()).toEqual([]);
  });
});

test("a program that ends before the end of the sound is reported, even if its exit code is 0", async () => {
  await using player = openPlayer(script(""), { sampleRate: RATE, signal });
  await expect(player.play(sound(60, 0))).rejects.toMatchObject({
    code: "VOX_PLAYER_FAILED",
    details: { reason: "it ended before the end of the sound" },
  });
});
