import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type InferenceSession, Tensor, type TypedTensor } from "onnxruntime-common";
import { InferenceSession as NodeSession } from "onnxruntime-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodePhonemes } from "../../src/engines/kokoro/encode.js";
import { feeds } from "../../src/engines/kokoro/run-model.js";
import { mixStyle, toVoiceTable, type VoiceTable } from "../../src/engines/kokoro/style.js";
import { applyPasses } from "../../src/onnx/apply-passes.js";
import { readModel } from "../../src/onnx/node/read-model.js";
import { modelBytes } from "../../src/onnx/write-model.js";
import { kokoroModelPath, kokoroVoicePath } from "../support/kokoro-model.js";

/** Three of 400 sentences: each has a duration within 0.0002 of the middle between two numbers of frames. */
const SENTENCES = [
  "ðə nˈu dˈɑktəɹ ɹˈOt əbˈWt ðə wˈʊdᵊn bˈOt ˌɔn ðə fˈɑɹ sˈId ʌv ðə ɹˈɪvəɹ.",
  "ðə ɡˈɜɹl æt ðə wˈɪndO hæd ˈɔlmOst fəɹɡˈɑtn ˈɛvəɹi ˈæpᵊl tɹˈi æt ðə tˈɑp ʌv ðə stˈɛɹz, bəkˈʌz ðɛɹ wʌz nˈʌθɪŋ ˈɛls tə dˈu.",
  "ɪn ði ˈɔTəm ʌv ðˈæt jˈɪɹ, ðə ɹətˈIəɹd səɹvˈAəɹ hæd ˈɔlmOst fəɹɡˈɑtn ðə wˈʊdᵊn bˈOt æt ðə tˈɑp ʌv ðə stˈɛɹz, wˌɪʧ mˌAd ðə ʧˈɪldɹᵊn lˈæf.",
];

/** The front of the model, which chooses durations and phases, in the runtime of Node and in that of pages. */
let sessions: readonly InferenceSession[];
let voice: VoiceTable;

beforeAll(async () => {
  const graph = await readModel(await kokoroModelPath());
  applyPasses(graph, "openvino-front", {}); // The front of WebGPU has no float64.
  const bytes = Buffer.concat([...modelBytes(graph)]);
  const path = createRequire(import.meta.url).resolve("onnxruntime-web/wasm");
  const web = (await import(pathToFileURL(path).href)) as typeof import("onnxruntime-web");
  web.env.wasm.numThreads = 1;
  sessions = [
    await NodeSession.create(bytes, { intraOpNumThreads: 1, logSeverityLevel: 3 }),
    await web.InferenceSession.create(bytes, { executionProviders: ["wasm"], logSeverityLevel: 3 }),
  ];
  voice = toVoiceTable("af_heart", await readFile(await kokoroVoicePath()));
});
afterAll(async () => {
  for (const session of sessions) await session.release();
});

async function runFront(session: InferenceSession, phonemes: string) {
  const style = mixStyle([{ voice: "af_heart", weight: 1 }], [voice], phonemes.length);
  const { durations, har } = await session.run(
    feeds(session, Tensor, { ids: encodePhonemes(phonemes), style, speed: 1 }),
  );
  const spectrum = (har as TypedTensor<"float32">).data; // Its first half has the magnitudes.
  return {
    durations: Array.from((durations as TypedTensor<"int64">).data, Number),
    phases: spectrum.subarray(spectrum.length / 2),
  };
}

test("a page chooses the durations of Node, and hardly a phase of its source jumps by a turn", async () => {
  let [jumps, count] = [0, 0];
  for (const phonemes of SENTENCES) {
    const [node, page] = await Promise.all(sessions.map((session) => runFront(session, phonemes)));
    expect(page?.durations).toEqual(node?.durations);
    node?.phases.forEach((phase, at) => {
      if (Math.abs(phase - (page?.phases[at] ?? 0)) > Math.PI) jumps += 1;
    });
    count += node?.phases.length ?? 0;
  }
  expect(count).toBeGreaterThan(500_000);
  expect(jumps / count).toBeLessThan(0.01); // Phases that float32 adds up jump in 0.03 of all places.
});
