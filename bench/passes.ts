import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { KOKORO_WEIGHTS } from "#dist/assets/catalogue/catalogue.js";
import { createAssetStore } from "#dist/assets/create-asset-store.js";
import { encodePhonemes } from "#dist/engines/kokoro/encode.js";
import { mixStyle } from "#dist/engines/kokoro/style.js";
import { voiceAsset } from "#dist/engines/kokoro/voices.js";
import { describeRuntime } from "#dist/engines/kokoro-onnx/optimise-graph.js";
import { logMelDistance } from "#dist/engines/kokoro-onnx/pick/log-mel.js";
import { readVoice } from "#dist/engines/kokoro-onnx/read-voice.js";
import { openWorkers } from "#dist/engines/kokoro-onnx/workers.js";
import { DEFAULT_VARIANT } from "#dist/onnx/variants.js";
import { messageOf } from "../src/core/message-of.js";
import { buildGraph, type Changes, keyOf, type Recipe, recipes } from "./ablation.js";
import { treeUsage } from "./process-tree.js";

/**
 * npm run bench:passes -- [--rounds 3]
 *
 * Measures the gain of each pass over the graph: every variant of the embedded engine, complete and without one of its passes,
 * in CPU seconds for a second of sound on one thread. Each graph is made in the same way as the engine makes it, and its sound
 * is verified. The graphs take turns, with a new process for each turn, and the lowest time counts. It needs Linux, because it
 * reads /proc. Each graph takes 0.3 GB of disk during the run.
 */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "3" } } });
const rounds = Number(values.rounds);
const WARM_UP = "ðə fˈɛɹi wʌz lˈAt.";
const PHONEMES = "ðə kˈɛtᵊl hæd ʤˈʌst bəɡˈʌn tə sˈɪŋ wˌɛn sˈʌmbˌɑdi nˈɑkt twˈIs.";
const VOICE = "af_heart";
/** Limit of the distance, the same as that of `voxweave bench --pick`. @unit decibels */
const MOST_DISTANT = 1;

interface Sound {
  readonly samples: Float32Array;
  readonly durations: Int32Array;
}

/** A graph that runs, or the reason why it does not. */
interface Built {
  readonly path: string;
  readonly changes: Changes;
  readonly failure: string | undefined;
  leastCpu: number;
  distance: number;
}

const assets = createAssetStore();
const source = (await assets.fetch(KOKORO_WEIGHTS)).path;
const table = await readVoice((await assets.fetch(voiceAsset(VOICE))).path);
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, ${await describeRuntime()}, Node ${process.versions.node}`);

const folder = await mkdtemp(join(tmpdir(), "voxweave-passes-"));
try {
  const all = recipes();
  const graphs = new Map<string, Built>();
  for (const recipe of all) if (!graphs.has(keyOf(recipe))) graphs.set(keyOf(recipe), await build(recipe, graphs.size));
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`round ${round} of ${rounds}`);
    const reference = await turn(
      find(
        graphs,
        all.find(({ variant }) => variant === DEFAULT_VARIANT),
      ),
    );
    for (const graph of graphs.values()) if (graph.failure === undefined) verify(graph, await turn(graph), reference);
  }
  console.log(`
| graph | CPU seconds for a second of sound | that pass is worth | distance | goes with it |
| --- | --- | --- | --- | --- |
${all.map((recipe) => row(recipe, find(graphs, recipe), wholeOf(recipe, all, graphs))).join("\n")}`);
} finally {
  await rm(folder, { recursive: true });
}

async function build(recipe: Recipe, index: number): Promise<Built> {
  console.log(`building ${nameOf(recipe)}`);
  const path = join(folder, `${index}.onnx`);
  const empty = { path, leastCpu: Number.POSITIVE_INFINITY, distance: 0 };
  try {
    return { ...empty, changes: await buildGraph(recipe, source, path), failure: undefined };
  } catch (error) {
    return { ...empty, changes: new Map(), failure: messageOf(error) };
  }
}

/** Measures one utterance in a new process, after one that does not count. */
async function turn(graph: Built): Promise<Sound> {
  await using session = openWorkers("kokoro-onnx", graph.path, { workers: 1, threads: 1 });
  const speak = (phonemes: string): Promise<Sound> => {
    const style = mixStyle([{ voice: VOICE, weight: 1 }], [table], phonemes.length);
    return session.run({ ids: encodePhonemes(phonemes), style, speed: 1 });
  };
  const cpuSeconds = async (): Promise<number> => (await treeUsage(session.status().workers[0]?.pid ?? 0)).cpuSeconds;
  await speak(WARM_UP);
  const before = await cpuSeconds();
  const sound = await speak(PHONEMES);
  const taken = (await cpuSeconds()) - before;
  graph.leastCpu = Math.min(graph.leastCpu, taken / (sound.samples.length / 24_000));
  return sound;
}

function verify(graph: Built, sound: Sound, reference: Sound): void {
  graph.distance = logMelDistance(sound.samples, reference.samples);
  if (sound.durations.join() !== reference.durations.join() || graph.distance >= MOST_DISTANT) {
    throw new Error(`a graph sounds different, ${graph.distance.toFixed(2)} dB away: ${graph.path}`);
  }
}

function row(recipe: Recipe, graph: Built, whole: Built): string {
  const name = nameOf(recipe);
  if (graph.failure !== undefined) return `| ${name} | does not run: ${graph.failure} | | | |`;
  const cpu = graph.leastCpu.toFixed(3);
  const distance = `${graph.distance.toFixed(2)} dB`;
  if (recipe.without === undefined) return `| ${name} | ${cpu} | | ${distance} | |`;
  const worth = `${(100 * (1 - whole.leastCpu / graph.leastCpu)).toFixed(0)} %`;
  const gone = [...whole.changes].filter(([pass, count]) => count > 0 && graph.changes.get(pass) === 0);
  return `| ${name} | ${cpu} | ${worth} | ${distance} | ${gone.map(([pass]) => `\`${pass}\``).join(", ")} |`;
}

function nameOf({ variant, without }: Recipe): string {
  return without === undefined ? `\`${variant}\`` : `… without \`${without}\``;
}

function wholeOf({ variant }: Recipe, all: readonly Recipe[], graphs: ReadonlyMap<string, Built>): Built {
  return find(
    graphs,
    all.find((one) => one.variant === variant),
  );
}

function find(graphs: ReadonlyMap<string, Built>, recipe: Recipe | undefined): Built {
  const graph = recipe && graphs.get(keyOf(recipe));
  if (graph === undefined) throw new Error("the graph was not built");
  return graph;
}
