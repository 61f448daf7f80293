import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../src/core/engine.js";
import type { Speech } from "../../../src/core/speech.js";
import type { Utterance } from "../../../src/core/utterance.js";
import { openKokoroOnnx } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import { openKokoroPython } from "../../../src/engines/kokoro-python/kokoro-python-engine.js";
import { describeEngine } from "../../contract/engine.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { kokoroModelFolder, kokoroPython } from "../../support/kokoro-python.js";
import { logMel, logMelDistance } from "../../support/log-mel.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

const WITHOUT_NOISE = fileURLToPath(new URL("./fixtures/without_noise.py", import.meta.url));

let python = "";
beforeAll(async () => {
  python = await kokoroPython();
});

/** With a long deadline: 510 phonemes at half the speed are a minute of sound, and the machine may be busy. */
const open = () => openKokoroPython({ assets: suiteAssets(), python: { python }, workers: { deadlineMs: 280_000 } });

describeEngine("kokoro-python", open, {
  voice: "af_heart",
  otherVoice: "bm_george",
  misspelledVoice: "af_hart",
  short: { text: "Hello.", phonemes: "həlˈO." },
  long: { text: "Hello, wide and wonderful world!", phonemes: "həlˈO, wˈId ænd wˈʌndəɹfəl wˈɜɹld!" },
  unknownPhoneme: "%",
  varies: { why: "the library adds noise and a random phase", lengths: 0 },
});

const SAYINGS = ["ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps ˌOvəɹ ðə lˈAzi dˈɑɡ.", "hˌW mˈɛni bˈOts wɜɹ ðɛɹ ɪn ðə hˈɑɹbəɹ?", "nO."];

describe("the same phonemes in PyTorch and in onnxruntime", () => {
  let torch: Engine;
  let onnx: Engine;
  beforeAll(async () => {
    torch = await open();
    onnx = await openKokoroOnnx({ assets: suiteAssets() });
  });
  afterAll(() => Promise.all([torch, onnx].map((engine) => engine[Symbol.asyncDispose]())));

  test.each(SAYINGS)("last as long, phoneme by phoneme: %s", async (phonemes) => {
    const [one, other] = [await say(torch, { phonemes }), await say(onnx, { phonemes })];
    expect(one.frames).toEqual(other.frames);
    expect(one.samples.length).toBe(other.samples.length);
  });

  test.each(SAYINGS)("sound the same but for the noise that the library adds: %s", async (phonemes) => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "samples.f32");
    const model = await kokoroModelFolder();
    await promisify(execFile)(python, [WITHOUT_NOISE, model, "af_heart", output, phonemes]);
    const bytes = await readFile(output);
    const library = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const [torchMel, onnxMel, libraryMel] = [
      (await say(torch, { phonemes })).samples,
      (await say(onnx, { phonemes })).samples,
      library,
    ].map((samples) => logMel(samples, 24_000));
    if (!torchMel || !onnxMel || !libraryMel) throw new Error("nothing was spoken");
    expect(logMelDistance(onnxMel, libraryMel)).toBeLessThan(0.3);
    expect(logMelDistance(torchMel, onnxMel)).toBeLessThan(0.6);
  });
});

function say(engine: Engine, { phonemes = "", text }: { phonemes?: string; text?: string }): Promise<Speech> {
  const source = { start: 0, end: 0 };
  const reading = text === undefined ? {} : ({ reading: "text" } as const);
  const utterance: Utterance = { language: "en-us", text: text ?? "", phonemes, words: [], source, ...reading };
  return engine.synthesize(utterance, { voice: [{ voice: "af_heart", weight: 1 }], speed: 1 });
}
