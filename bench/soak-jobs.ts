import type { Answer } from "#dist/python/bridge/channel.js";

/** A job of the soak, and the check of its answer. */
export interface SoakJob {
  readonly payload: object;
  check(answer: Answer): string | undefined;
}

const WORDS = ["voix", "Stimme", "голос", "声", "صوت", "👩‍👩‍👧", "voice", "röst"];
/** Period of the engine's sawtooth. @unit samples */
const PERIOD = 80;

/**
 * Returns the job with a number. It takes 5 to 60 ms, and no other job has the same answer: the samples of two jobs in three
 * encode their text, and those of every third job are a sawtooth whose length depends on the number.
 */
export function soakJob(number: number, random: () => number): SoakJob {
  const seconds = (0.005 + 0.055 * random()).toFixed(3);
  return number % 3 === 0 ? sawJob(number, seconds) : spellingJob(number, seconds, random);
}

function spellingJob(number: number, seconds: string, random: () => number): SoakJob {
  const words = Array.from({ length: 1 + Math.floor(40 * random()) }, () => WORDS[Math.floor(WORDS.length * random())]);
  const text = `${number} ${words.join(" ")}`;
  return {
    payload: { text: `late ${seconds} ${text}` },
    check({ samples }) {
      const spelt = Array.from(samples ?? [], (sample) => String.fromCodePoint(sample * 2 ** 21)).join("");
      return spelt === text ? undefined : `job ${number} came back as ${JSON.stringify(spelt)}`;
    },
  };
}

function sawJob(number: number, seconds: string): SoakJob {
  const text = `sleep ${seconds} ${"x".repeat(1 + number)}`;
  return {
    payload: { text },
    check({ samples = new Float32Array(0) }) {
      const wanted = PERIOD * text.length;
      if (samples.length !== wanted) return `job ${number} has ${samples.length} samples in place of ${wanted}`;
      const wrong = samples.findIndex((sample, index) => sample !== Math.fround((index % PERIOD) / 160));
      return wrong === -1 ? undefined : `job ${number} is wrong at sample ${wrong}`;
    },
  };
}
