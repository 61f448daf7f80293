import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createSpeaker } from "../../src/create-speaker.js";
import { encodeSound } from "../../src/formats/encode-sound.js";
import { AUDIO_FORMATS } from "../../src/formats/registry.js";
import { SUITE_CACHE } from "../support/cache.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper, type Whisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";
import { FFMPEG } from "./support/decoders.js";

const TEXT = "Some boats left the harbour before the storm, and the others came back in the morning.";
const LOSSY = AUDIO_FORMATS.filter(({ lossless }) => !lossless).map((format) => [format.name, format] as const);

describe("speech in a lossy format", () => {
  let whisper: Whisper;
  let speech: { readonly samples: Float32Array<ArrayBuffer>; readonly sampleRate: number };
  beforeAll(async () => {
    whisper = await openWhisper();
    const assets = { cacheFolder: SUITE_CACHE, sources: ["registry"] as const };
    await using speaker = await createSpeaker({ engine: "kokoro-onnx", assets });
    speech = await speaker.speak(TEXT);
    return () => whisper[Symbol.dispose]();
  });

  test.each(LOSSY)("Whisper hears every word of speech in %s, from the first to the last", async (_, format) => {
    await using folder = await openTemporaryFolder();
    const { sampleRate, samples } = speech;
    const bytes = await encodeSound(format.id, [samples], { sampleRate });
    const rate = Math.min(sampleRate, format.sampleRates?.at(-1) ?? sampleRate);
    const decoded = await FFMPEG.decode({ format: format.id, bytes, sampleRate: rate });
    const wav = join(folder.path, "decoded.wav");
    await writeFile(wav, await encodeSound("wav", [decoded.samples], { sampleRate: decoded.sampleRate }));
    const heard = await whisper.transcribe(wav);
    expect(heard).toMatch(/^Some boats .* the morning\.?$/iu);
    expect(wordErrorRate(TEXT, heard)).toBeLessThan(0.1); // Whisper may mishear one word, by the processor.
  });
});
