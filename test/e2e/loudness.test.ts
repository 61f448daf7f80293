import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLoudnessMeter } from "../../src/audio/loudness.js";
import { truePeak } from "../../src/audio/true-peak.js";
import { parseWav } from "../../src/audio/wav.js";
import { voxweave } from "../support/command.js";
import { runFfmpeg } from "../support/ffmpeg.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const SENTENCE = "The library opens at nine, but on Mondays it stays closed until noon. ";
/** A text that shares no sentence with those of scripts/measure-loudness.mjs, for levels that hold on average. */
const TEXT = `${SENTENCE}Who was the man in the grey coat? I never found out. \
He read the same three books, in the same chair, every day of that winter; then, in March, he was gone.`;

/** Loudness and true peak as ffmpeg measures them. */
async function measure(path: string): Promise<{ readonly lufs: number; readonly peakDb: number }> {
  const summary = await runFfmpeg(["-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"]);
  const value = (pattern: RegExp): number => Number([...summary.matchAll(pattern)].at(-1)?.[1]);
  return { lufs: value(/I:\s+(-?[\d.]+) LUFS/gu), peakDb: value(/Peak:\s+(-?[\d.]+) dBFS/gu) };
}

describe("the loudness of files", () => {
  let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
  const speak = async (name: string, text: string, ...options: readonly string[]): Promise<string> => {
    const path = join(folder.path, `${name}.wav`);
    expect(await voxweave(["speak", text, "-o", path, ...options])).toMatchObject({ code: 0 });
    return path;
  };
  let quiet = "";

  beforeAll(async () => {
    folder = await openTemporaryFolder();
    quiet = await speak("quiet", TEXT, "--voice", "af_nova");
    await speak("as-is", SENTENCE, "--voice", "af_nova", "--loudness", "as-is");
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  test("a quiet voice has -19 LUFS by default, and no peak above -1.5 dBTP", async () => {
    const { lufs, peakDb } = await measure(quiet);
    expect(Math.abs(lufs + 19)).toBeLessThan(1);
    expect(peakDb).toBeLessThan(-1.2); // ffmpeg interpolates with another filter.
  });

  test("--loudness as-is keeps the level of the model, 10 dB below", async () => {
    expect((await measure(join(folder.path, "as-is.wav"))).lufs).toBeLessThan(-27);
  });

  test("--loudness -16 is reached within 0.1 LU in files, as ffmpeg measures it", async () => {
    const paths = ["wav", "mp3"].map((ending) => join(folder.path, `exact.${ending}`));
    const outputs = paths.flatMap((path) => ["-o", path]);
    const args = ["speak", SENTENCE, ...outputs, "--voice", "af_nova", "--loudness", "-16"];
    expect(await voxweave(args)).toMatchObject({ code: 0, stderr: "" });
    for (const path of paths) {
      const { lufs, peakDb } = await measure(path);
      expect(Math.abs(lufs + 16), path).toBeLessThan(path.endsWith("wav") ? 0.11 : 0.3); // ffmpeg rounds to 0.1.
      expect(peakDb, path).toBeLessThan(-0.9);
    }
    expect((await readdir(folder.path)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("a loud voice gets as loud as a quiet one", async () => {
    const loud = await measure(await speak("loud", TEXT, "--voice", "if_sara", "--language", "en-us"));
    expect(Math.abs(loud.lufs + 19)).toBeLessThan(1);
  });

  test.each(["quiet", "as-is"])(
    "VoxWeave and ffmpeg measure the same loudness and true peak in %s.wav",
    async (name) => {
      const path = join(folder.path, `${name}.wav`);
      const { samples, sampleRate } = parseWav(await readFile(path));
      const meter = createLoudnessMeter(sampleRate);
      meter.add(samples);
      const theirs = await measure(path);
      expect(Math.abs(meter.integrated() - theirs.lufs)).toBeLessThan(0.1);
      expect(Math.abs(20 * Math.log10(truePeak(samples)) - theirs.peakDb)).toBeLessThan(0.3);
    },
  );
});
