import { createAssetStore } from "#dist/assets/create-asset-store.js";
import { encodePhonemes } from "#dist/engines/kokoro/encode.js";
import type { SessionInput, SessionOutput } from "#dist/engines/kokoro/run-model.js";
import { mixStyle, type VoiceTable } from "#dist/engines/kokoro/style.js";
import { voiceAsset } from "#dist/engines/kokoro/voices.js";
import { fetchModel } from "#dist/engines/kokoro-onnx/model.js";
import { readVoice } from "#dist/engines/kokoro-onnx/read-voice.js";
import { openWorkers } from "#dist/engines/kokoro-onnx/workers.js";
import { SOAK_RESTARTS, type SoakSubject, type SubjectOptions } from "./soak-subject.js";

const VOICE = "af_heart";
/** Short utterances, so that a thousand of them take minutes. */
const UTTERANCES = ["hɛlˈO.", "jˈɛs.", "nˈO.", "wˈʌn tˈu θɹˈi.", "ðə ɹˈOd.", "fˈɪnɪʃt.", "ə kˈʌp ʌv tˈi.", "ɡˈO ˈɑn."];
/** Different speeds, so that each utterance has several answers. */
const SPEEDS = [1, 1.25, 1.5, 2];

/** The embedded engine with its real model. The expected answers come from a worker that is not killed. */
export async function openKokoroSubject({ size, recycleJobs, random }: SubjectOptions): Promise<SoakSubject> {
  const assets = createAssetStore();
  const modelPath = await fetchModel(assets, {});
  const table = await readVoice((await assets.fetch(voiceAsset(VOICE))).path);
  const inputs = SPEEDS.flatMap((speed) => UTTERANCES.map((phonemes) => toInput(phonemes, speed, table)));
  const plan = { workers: size, threads: 1 };
  const expected: SessionOutput[] = [];
  {
    await using calm = openWorkers("soak", modelPath, { workers: 1, threads: 1 });
    for (const input of inputs) expected.push(await calm.run(input));
  }
  return {
    open(onEvent) {
      const supervision = { restarts: SOAK_RESTARTS, recycling: { jobs: recycleJobs }, onEvent };
      const pool = openWorkers("soak", modelPath, plan, supervision);
      return {
        ...pool,
        async speak(number) {
          const index = Math.floor(random() * inputs.length);
          const [input, right] = [inputs[index], expected[index]];
          if (input === undefined || right === undefined) throw new RangeError(`utterance ${index} does not exist`);
          return isSame(await pool.run(input), right) ? undefined : `job ${number} came back with other sound`;
        },
      };
    },
  };
}

function toInput(phonemes: string, speed: number, table: VoiceTable): SessionInput {
  const style = mixStyle([{ voice: VOICE, weight: 1 }], [table], phonemes.length);
  return { ids: encodePhonemes(phonemes), style, speed };
}

function isSame(one: SessionOutput, other: SessionOutput): boolean {
  return isEqual(one.samples, other.samples) && isEqual(one.durations, other.durations);
}

function isEqual(one: Float32Array | Int32Array, other: Float32Array | Int32Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
