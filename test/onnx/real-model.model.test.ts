import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logMelDistance } from "../../src/engines/kokoro-onnx/pick/log-mel.js";
import type { Graph } from "../../src/onnx/graph.js";
import { readModel } from "../../src/onnx/node/read-model.js";
import { rewriteGraph } from "../../src/onnx/node/rewrite-graph.js";
import type { GraphReport } from "../../src/onnx/node/rewrite-in-place.js";
import { assertDequantised } from "../../src/onnx/passes/assert-dequantised.js";
import { eliminateDeadCode } from "../../src/onnx/passes/eliminate-dead-code.js";
import { exposeDurations } from "../../src/onnx/passes/expose-durations.js";
import { moveBiases } from "../../src/onnx/passes/move-biases.js";
import { normaliseGain } from "../../src/onnx/passes/normalise-gain.js";
import { quantiseConvs } from "../../src/onnx/passes/quantise-convs.js";
import { winogradConvs } from "../../src/onnx/passes/winograd-convs.js";
import { modelBytes } from "../../src/onnx/write-model.js";
import { kokoroModelPath, kokoroVoicePath } from "../support/kokoro-model.js";
import { levelsByToken } from "./spectrum.js";

// "The quick brown fox jumps over the dog.", with a pad at both ends.
const SENTENCE = [
  0, 81, 83, 16, 53, 65, 156, 102, 53, 16, 44, 123, 156, 39, 56, 16, 48, 156, 69, 53, 61, 16, 82, 156, 138, 55, 58, 61,
  16, 156, 31, 64, 83, 123, 16, 81, 83, 16, 46, 156, 76, 92, 4, 0,
];
const FRAME_SAMPLES = 600;

let folder: string;
let prepared: string;
let report: GraphReport;
let graph: Graph;
/** The prepared graph. All tests share it, because each opening takes seconds. */
let plain: Speaker;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxweave-"));
  prepared = join(folder, "prepared.onnx");
  report = await rewriteGraph(await kokoroModelPath(), prepared);
  graph = await readModel(prepared);
  plain = await openSpeaker(prepared);
});
afterAll(async () => {
  await plain[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe("the int8 export, prepared", () => {
  test("the passes replace each quantised part of the int8 export, and find its durations", () => {
    expect(report.passes.map(({ pass, changes }) => [pass, changes])).toEqual([
      ["dequantise-products", 235],
      ["dequantise-lstms", 6],
      ["dequantise-gathers", 4],
      ["expose-durations", 1],
      ["accumulate-phases", 1],
      ["stabilise-phases", 1],
      ["normalise-gain", 1],
      ["eliminate-dead-code", 418],
      ["assert-dequantised", 0],
    ]);
    expect(report.bytes).toBe(325_290_195);
  });

  test("the prepared graph has nothing quantised and no dead code, the same inputs, and the durations as an output", () => {
    expect(assertDequantised.apply(graph).changes).toBe(0);
    expect(eliminateDeadCode.apply(graph).changes).toBe(0);
    expect(graph.inputs).toEqual(["tokens", "style", "speed"]);
    expect(graph.outputs).toEqual(["audio", "durations"]);
  });

  test("the prepared graph computes one duration for each token, of at least one frame, and their sum is the length of the sound", async () => {
    for (const tokens of [SENTENCE.slice(0, 3).concat(0), SENTENCE.slice(0, 20).concat(0), SENTENCE]) {
      const { samples, durations } = await plain.speak(tokens);
      expect(durations).toHaveLength(tokens.length);
      expect(Math.min(...durations)).toBeGreaterThanOrEqual(1);
      expect(sum(durations) * FRAME_SAMPLES).toBe(samples.length);
    }
  });

  test("the prepared graph sounds like the int8 export: durations within two frames, levels within 2.5 dB", async () => {
    const int8 = join(folder, "int8.onnx");
    const source = await readModel(await kokoroModelPath());
    exposeDurations.apply(source);
    normaliseGain.apply(source);
    await writeFile(int8, modelBytes(source));
    await using before = await openSpeaker(int8);
    const one = await before.speak(SENTENCE);
    const other = await plain.speak(SENTENCE);
    // Compare each token with a tolerance, because the int8 export rounds its activations to 8 bits.
    const gaps = one.durations.map((frames, token) => Math.abs(frames - (other.durations[token] ?? 0)));
    const [levels, otherLevels] = [one, other].map(({ samples, durations }) =>
      levelsByToken(samples, durations, FRAME_SAMPLES, 24_000).flat(),
    );
    const distances = levels?.map((level, index) => Math.abs(level - (otherLevels?.[index] ?? 0))) ?? [];
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2);
    expect(sum(distances) / distances.length).toBeLessThan(2.5);
  });
});

describe("the graph for onnxruntime", () => {
  const tokens = SENTENCE.slice(0, 24).concat(0);
  let target: string;
  let made: GraphReport;
  let reference: Sound;
  beforeAll(async () => {
    target = join(folder, "onnxruntime.onnx");
    made = await rewriteGraph(await kokoroModelPath(), target, { variant: "onnxruntime" });
    reference = await plain.speak(tokens);
  });

  test("the graph for onnxruntime sounds like the plain one: the same durations, less than 0.3 dB away", async () => {
    expect(made.passes.slice(10, 15).map(({ pass, changes }) => [pass, changes])).toEqual([
      ["fuse-adain", 70],
      ["fuse-snake", 48],
      ["gather-styles", 140],
      ["stft-as-conv", 1],
      ["lift-to-2d", 405],
    ]);
    await using quick = await openSpeaker(target);
    const sound = await quick.speak(tokens);
    expect(sound.durations).toEqual(reference.durations);
    expect(logMelDistance(reference.samples, sound.samples)).toBeLessThan(0.3);
  });

  test.each([
    {
      what: "convolutions in fewer products",
      most: 0.3,
      passes: [[moveBiases, 48] as const, [winogradConvs, 51] as const],
    },
    {
      what: "wide convolutions in 8 bits and others in fewer products",
      most: 1,
      passes: [[moveBiases, 48] as const, [quantiseConvs, 49] as const, [winogradConvs, 24] as const],
    },
  ])("the graph with $what is less than $most dB away", async ({ most, passes }) => {
    const rewritten = await readModel(target);
    for (const [pass, changes] of passes) expect(pass.apply(rewritten).changes).toBe(changes);
    const path = join(folder, "rewritten.onnx");
    await writeFile(path, modelBytes(rewritten));
    await using other = await openSpeaker(path);
    const sound = await other.speak(tokens);
    expect(sound.durations).toEqual(reference.durations);
    expect(logMelDistance(reference.samples, sound.samples)).toBeLessThan(most);
  });
});

describe("the graph for WebAssembly", () => {
  test("the graph for WebAssembly has the durations of the plain one, and is less than 0.3 dB away", async () => {
    const target = join(folder, "wasm.onnx");
    const { passes } = await rewriteGraph(await kokoroModelPath(), target, { variant: "wasm" });
    const changes = new Map(passes.map(({ pass, changes: count }) => [pass, count]));
    expect(changes.get("snake-as-polynomial")).toBe(48);
    expect(changes.get("winograd-planes")).toBe(51);
    expect(changes.get("pack-weights")).toBe(43);
    const tokens = SENTENCE.slice(0, 24).concat(0);
    await using other = await openSpeaker(target);
    const [expected, sound] = [await plain.speak(tokens), await other.speak(tokens)];
    expect(sound.durations).toEqual(expected.durations);
    expect(logMelDistance(expected.samples, sound.samples)).toBeLessThan(0.3);
  });
});

describe("the back for OpenVINO", () => {
  test("empty frames after the utterance do not change the sound of the back for OpenVINO", async () => {
    const target = join(folder, "back.onnx");
    const { passes } = await rewriteGraph(await kokoroModelPath(), target, { variant: "openvino-back" });
    expect(passes.find(({ pass }) => pass === "mask-frames")?.changes).toBe(122);
    const session = await InferenceSession.create(target, { intraOpNumThreads: 1, logSeverityLevel: 3 });
    const frames = 9;
    const say = async (room: number) => {
      const within = Float32Array.from({ length: room }, (_, at) => (at < frames ? 1 : 0));
      const sequence = (channels: number, steps: number, more = 0) => {
        const values = new Float32Array(channels * (steps * room + more));
        for (let at = 0; at < channels * (steps * frames + more); at += 1) {
          const row = Math.floor(at / (steps * frames + more));
          values[at + row * steps * (room - frames)] = Math.sin(at * 12.9898);
        }
        return new Tensor("float32", values, [1, channels, steps * room + more]);
      };
      const { audio } = await session.run({
        asr: sequence(512, 1),
        f0: sequence(1, 1),
        n: sequence(1, 1),
        har: sequence(22, 120, 1),
        style: new Tensor("float32", new Float32Array(256).fill(0.1), [1, 256]),
        within: new Tensor("float32", within, [1, 1, room]),
      });
      const samples = audio?.data as Float32Array;
      return samples.subarray(0, FRAME_SAMPLES * frames);
    };
    const [alone, among] = [await say(frames), await say(16)];
    await session.release();
    const power = (samples: Float32Array) => sum(Array.from(samples, (sample) => sample ** 2));
    const distance = power(alone.map((sample, at) => sample - (among[at] ?? 0)));
    expect(10 * Math.log10(distance / power(alone))).toBeLessThan(-60);
  });
});

interface Sound {
  readonly samples: Float32Array;
  readonly durations: number[];
}

interface Speaker extends AsyncDisposable {
  speak(tokens: readonly number[]): Promise<Sound>;
}

async function openSpeaker(path: string): Promise<Speaker> {
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const voice = new Float32Array(new Uint8Array(await readFile(await kokoroVoicePath())).buffer);
  return {
    async speak(tokens) {
      const row = tokens.length - 3; // Two of the tokens are pads. The style of n phonemes is row n - 1.
      const { audio, durations } = await session.run({
        tokens: new Tensor("int64", BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
        style: new Tensor("float32", voice.slice(row * 256, (row + 1) * 256), [1, 256]),
        speed: new Tensor("float32", [1], [1]),
      });
      return {
        samples: audio?.data as Float32Array,
        durations: Array.from(durations?.data as BigInt64Array, Number),
      };
    },
    [Symbol.asyncDispose]: () => session.release(),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
