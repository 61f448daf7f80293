import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { AudioFormat } from "../../../src/formats/audio-format.js";
import { encodeSound } from "../../../src/formats/encode-sound.js";
import { audioFormatOfPath } from "../../../src/formats/registry.js";
import { align } from "../../formats/support/alignment.js";
import { FFMPEG } from "../../formats/support/decoders.js";
import { logMel, logMelDistance } from "../../support/log-mel.js";
import type { PackedPackage } from "../../support/packed-package.js";
import { openWhisper, type Whisper } from "../../support/whisper/whisper.js";
import { wordErrorRate } from "../../support/word-errors.js";

const TEXT = "In the evening we walked along the river, and nobody spoke until the moon came up.";
/** Sample rate of Kokoro. Opus decodes at 48 kHz. @unit hertz */
const SAMPLE_RATE = 24_000;
const FILES = ["wav", "pcm", "mp3", "opus", "ogg", "flac", "aac", "m4a"];
/** Every format that has the rate of Kokoro, but M4A, which cannot be streamed. */
const STREAMED = ["wav", "pcm", "mp3", "opus", "flac", "aac"];
const IN_MEMORY = [...STREAMED, "m4a"];
/** Samples of a frame of AAC; frames of the other formats are shorter. Encoders fill the last frame with silence. */
const LONGEST_FRAME = 1024;

/** Maximum distance of a sound from itself in a lossy format. Shifted by a frame of MP3, the sound is 7 away. @unit decibels */
const MOST_DISTANCE = 2.5;

/** Writes each format by each way of the library. */
const PROGRAM = `
  import { writeFile } from "node:fs/promises";
  import { createCachedEngine, createKokoroOnnxEngine, createSpeaker } from "voxweave";
  const engine = createCachedEngine(await createKokoroOnnxEngine()); // Speaks the text once for each way to cut it.
  const speaker = await createSpeaker({ engine });
  const text = ${JSON.stringify(TEXT)};
  await speaker.toFile(text, ${JSON.stringify(FILES.map((ending) => `to-file.${ending}`))});
  const spoken = await speaker.speak(text);
  for (const format of ${JSON.stringify(IN_MEMORY)}) await writeFile("spoken." + format, await spoken.encode(format));
  for (const format of ${JSON.stringify(STREAMED)}) await writeFile("encoded." + format, speaker.encode(text, format));
  await speaker.close();
  await engine[Symbol.asyncDispose]();`;

const formatOf = (name: string): AudioFormat => audioFormatOfPath(name) ?? expect.unreachable(name);

/** Expects the sound, after at most the delay of the encoder, which decoders do not remove from a stream. */
function expectSimilar(name: string, decoded: Float32Array, reference: Float32Array): void {
  const half = Math.ceil(formatOf(name).delay(SAMPLE_RATE).samples / 2);
  const { lag } = align(reference.subarray(0, SAMPLE_RATE), decoded, half, half);
  const sound = decoded.subarray(lag, lag + reference.length);
  expect(sound.length, name).toBe(reference.length);
  expect(decoded.length - sound.length, name).toBeLessThan(3 * LONGEST_FRAME);
  const [one, other] = [logMel(reference, SAMPLE_RATE), logMel(sound, SAMPLE_RATE)];
  expect(logMelDistance(one, other), name).toBeLessThan(MOST_DISTANCE);
}

/**
 * Defines the tests that a package passes in each format. Its project has it installed.
 *
 * Whisper takes seconds for a file, so it hears only one WAV file of the whole text and one that was streamed. The other ways make
 * the same samples as one of these. All other files have the sound of the WAV file of the same way: by its length, and by its
 * samples if the format is lossless, otherwise by its spectrum. `test/formats/transcripts.model.test.ts` has Whisper hear each
 * lossy format.
 */
export function describePackageFormats(packed: () => PackedPackage): void {
  let whisper: Whisper;
  beforeAll(async () => {
    whisper = await openWhisper();
    return () => whisper[Symbol.dispose]();
  });

  /** Decodes a file of the project with ffmpeg. */
  const decode = async (name: string): Promise<Float32Array> => {
    const bytes = await readFile(join(packed().project, name));
    const sound = { format: formatOf(name).id, bytes, sampleRate: SAMPLE_RATE };
    const { samples, sampleRate } = await FFMPEG.decode(sound);
    const every = sampleRate / SAMPLE_RATE;
    return samples.filter((_, index) => index % every === 0); // Speech of Kokoro has nothing above 12 kHz.
  };

  const expectWords = async (name: string): Promise<void> => {
    const wav = join(packed().project, `${name}.decoded.wav`);
    await writeFile(wav, await encodeSound("wav", [await decode(name)], { sampleRate: SAMPLE_RATE }));
    const heard = await whisper.transcribe(wav);
    expect(heard, name).toMatch(/^In the evening\b.* came up\.?$/iu);
    expect(wordErrorRate(TEXT, heard), name).toBeLessThan(0.1); // Whisper may mishear one word, by the processor.
  };

  /** Expects that files have the same sound as the WAV file among them. */
  const expectOneSound = async (names: readonly string[]): Promise<void> => {
    const reference = await decode(names.find((name) => name.endsWith(".wav")) ?? "");
    expect(reference.length).toBeGreaterThan(3 * SAMPLE_RATE);
    for (const name of names) {
      const decoded = await decode(name);
      if (formatOf(name).lossless) expect(decoded, name).toEqual(reference);
      else expectSimilar(name, decoded, reference);
    }
  };

  test("voxweave speak writes every word of a text in each format, in one go", async () => {
    const names = FILES.map((ending) => `command.${ending}`);
    const ended = await packed().voxweave(["speak", TEXT, ...names.flatMap((name) => ["-o", name])]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    await expectOneSound(names);
    await expectWords("command.wav");
  });

  test("the library makes every word of a text in each format, with toFile(), speak() and encode()", async () => {
    expect(await packed().runProgram(PROGRAM)).toMatchObject({ code: 0, stderr: "" });
    for (const [way, endings] of Object.entries({ "to-file": FILES, spoken: IN_MEMORY, encoded: STREAMED })) {
      await expectOneSound(endings.map((ending) => `${way}.${ending}`));
    }
    for (const way of ["to-file", "spoken"])
      expect(await decode(`${way}.wav`), way).toEqual(await decode("command.wav"));
    await expectWords("encoded.wav");
  });

  test("voxweave speak writes the same stream of AAC to standard output as the library", async () => {
    const { code, stdout, stderr } = await packed().voxweave(["speak", TEXT, "-o", "-", "--format", "aac"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.equals(await readFile(join(packed().project, "encoded.aac")))).toBe(true);
  });
}
