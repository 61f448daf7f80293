import type { TimedWord } from "#dist/core/timed-word.js";
import { createSpeaker } from "#dist/index.js";
import { type Kind, textsOfRounds } from "../texts.js";
import type { PageText } from "./measure-pages.js";

/** Texts of a run. */
export interface PageTexts {
  readonly warmUp: readonly string[];
  readonly rounds: readonly (readonly PageText[])[];
}

/** Returns the texts of each round, and speaks them in Node, where the model is not kept. */
export async function speakInNode(rounds: number, kinds: readonly Kind[]): Promise<PageTexts> {
  const [warmUp, ...texts] = textsOfRounds(rounds + 1);
  await using speaker = await createSpeaker();
  const spoken: PageText[][] = [];
  for (const of of texts) {
    const round: PageText[] = [];
    for (const [kind, text] of kinds.flatMap((one) => of[one].map((each) => [one, each] as const))) {
      const pieces: Float32Array[] = [];
      const words: TimedWord[] = [];
      for await (const chunk of speaker.stream(text)) {
        pieces.push(chunk.samples);
        words.push(...chunk.words);
      }
      round.push({ kind, text, words, samples: Float32Array.from(pieces.flatMap((piece) => [...piece])) });
    }
    spoken.push(round);
  }
  return { warmUp: kinds.flatMap((kind) => warmUp?.[kind].slice(0, 1) ?? []), rounds: spoken };
}
