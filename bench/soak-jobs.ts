import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Answer } from "#dist/python/bridge/channel.js";

/** A job of the soak, and what is wrong with an answer to it, if anything. */
export interface SoakJob {
  readonly payload: object;
  check(answer: Answer): Promise<string | undefined>;
}

const WORDS = ["voix", "Stimme", "голос", "声", "صوت", "👩‍👩‍👧", "voice", "röst"];
const SAMPLE_RATE = 8000;
/** Of the engine's saw. @unit samples */
const PERIOD = 80;

/**
 * The job with a number: it takes 5 to 60 ms, and no other has the same answer. Two of three come back as samples, which
 * spell the text; every third is written to a file as long as its number says.
 */
export function soakJob(number: number, folder: string, random: () => number): SoakJob {
  const seconds = (0.005 + 0.055 * random()).toFixed(3);
  return number % 3 === 0 ? fileJob(number, seconds, join(folder, `${number}.wav`)) : soundJob(number, seconds, random);
}

function soundJob(number: number, seconds: string, random: () => number): SoakJob {
  const words = Array.from({ length: 1 + Math.floor(40 * random()) }, () => WORDS[Math.floor(WORDS.length * random())]);
  const text = `${number} ${words.join(" ")}`;
  return {
    payload: { text: `late ${seconds} ${text}` },
    async check({ samples }) {
      const spelt = Array.from(samples ?? [], (sample) => String.fromCodePoint(sample * 2 ** 21)).join("");
      return spelt === text ? undefined : `job ${number} came back as ${JSON.stringify(spelt)}`;
    },
  };
}

function fileJob(number: number, seconds: string, output: string): SoakJob {
  const text = `sleep ${seconds} ${"x".repeat(1 + number)}`;
  return {
    payload: { text, output, sample_rate: SAMPLE_RATE },
    async check({ message }) {
      const frames = PERIOD * text.length;
      if (message.type !== "written" || message.duration !== frames / SAMPLE_RATE)
        return `job ${number}: ${message.type}`;
      const bytes = await readFile(output);
      await rm(output);
      if (bytes.length !== 44 + 2 * frames) return `the file of job ${number} has ${bytes.length} bytes`;
      for (let index = 0; index < frames; index += 1) {
        const wanted = ((index % PERIOD) / 160) * 32_767;
        if (Math.abs(bytes.readInt16LE(44 + 2 * index) - wanted) > 1)
          return `job ${number} is wrong at sample ${index}`;
      }
      return undefined;
    },
  };
}
