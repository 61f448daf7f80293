// Writes data/gpu-probe.json: a sentence, and its sound on the CPU as a coarse log-mel spectrogram. A page that speaks it on a GPU finds
// out whether the GPU is right. Run it when the sound of the model changes, after `npm run build`.
import { readFile, writeFile } from "node:fs/promises";
import { createAssetStore } from "../dist/assets/create-asset-store.js";
import { createFrontEnd } from "../dist/create-front-end.js";
import { storeProbe } from "../dist/engines/kokoro/probe.js";
import { mixStyle, toVoiceTable } from "../dist/engines/kokoro/style.js";
import { openKokoroOnnxEngine } from "../dist/engines/kokoro-onnx/kokoro-engine.js";

/** Long enough for the faults of drivers that change only the later part of a sentence. */
const TEXT =
  "The quick brown fox jumps over the lazy dog, and five wizards quietly judge the vexing sphinx of black quartz, before a long evening ends.";
const VOICE = "af_heart";

const assets = createAssetStore();
const frontEnd = createFrontEnd();
const { phonemes } = await frontEnd.explain(TEXT);
const table = toVoiceTable(VOICE, await readFile((await assets.fetch(`voices/${VOICE}`)).path));
const voice = [{ voice: VOICE, weight: 1 }];
const engine = await openKokoroOnnxEngine({ assets });
const source = { start: 0, end: TEXT.length };
const { samples } = await engine.synthesize(
  { language: "en-us", text: TEXT, phonemes, words: [], source },
  { voice, speed: 1 },
);
const stored = storeProbe(phonemes, mixStyle(voice, [table], phonemes.length), samples);
const json = JSON.stringify(stored, null, 2);
await writeFile(new URL("../data/gpu-probe.json", import.meta.url), `${json}\n`);
await engine[Symbol.asyncDispose]();
await frontEnd.close();
console.log(`${(samples.length / engine.sampleRate).toFixed(1)} s of sound, ${json.length} bytes`);
