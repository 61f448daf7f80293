import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { WAV_HEADER_BYTES } from "../../src/audio/wav.js";
import { voxweave } from "../support/command.js";
import { alsaToFile, alsaWithoutCard, installPlayers, openPulseServer } from "../support/players.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** One utterance, so that a player of files plays only one. */
const TEXT = ["Hello there, and on.", "--engine", "tone"];

beforeAll(installPlayers);

/** Returns the 16-bit samples that `voxweave speak` writes for the same text. */
async function spokenSamples(): Promise<Buffer> {
  return (await voxweave(["speak", ...TEXT, "-o", "-"])).stdout.subarray(WAV_HEADER_BYTES);
}

describe("the players of Linux", () => {
  test.each(["aplay", "play", "aplay -q {file}", "play -q {file}"])(
    "%s plays exactly the samples of the text through ALSA",
    async (player) => {
      await using folder = await openTemporaryFolder();
      const played = join(folder.path, "played.raw");
      const env = await alsaToFile(folder.path, played);
      expect(await voxweave(["say", ...TEXT, "--player", player], { env })).toMatchObject({ code: 0, stderr: "" });
      const [samples, spoken] = [await readFile(played), await spokenSamples()];
      expect(samples.subarray(0, spoken.length).equals(spoken)).toBe(true);
      expect(samples.subarray(spoken.length).every((byte) => byte === 0)).toBe(true); // ALSA fills its last period.
    },
  );

  test("ffplay plays exactly the samples of the text", async () => {
    await using folder = await openTemporaryFolder();
    const played = join(folder.path, "played.raw");
    const env = { SDL_AUDIODRIVER: "disk", SDL_DISKAUDIOFILE: played };
    const said = await voxweave(["say", ...TEXT, "--player", "ffplay"], { env });
    expect(said).toMatchObject({ code: 0, stderr: "" });
    // ffplay may play silence before the sound.
    expect((await readFile(played)).includes(await spokenSamples())).toBe(true);
  });

  test("paplay plays a text through a sound server", async () => {
    await using server = await openPulseServer();
    const said = await voxweave(["say", ...TEXT, "--player", "paplay"], { env: server.env });
    expect(said).toMatchObject({ code: 0, stderr: "" });
  });

  test.each([
    ["aplay", "audio open error"],
    ["play", "snd_pcm_open error"],
    ["ffplay", "Couldn't open audio device"],
    ["paplay", "Connection refused"],
  ])("%s without a sound card fails, and the error has its own message: %s", async (player, message) => {
    await using folder = await openTemporaryFolder();
    const env = { ...(await alsaWithoutCard(folder.path)), PULSE_SERVER: `unix:${folder.path}/none` };
    const said = await voxweave(["say", ...TEXT, "--player", player], { env });
    expect(said.code).toBe(1);
    expect(said.stderr).toMatch(new RegExp(`^voxweave: ${player} did not play the sound: .*${message}.*\\n$`, "u"));
  });
});
