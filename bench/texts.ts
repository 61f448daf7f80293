/** The kinds of texts: a word, a sentence, a paragraph, a page. */
export type Kind = "word" | "short" | "medium" | "long";

/** Names of the kinds in reports. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  word: "word",
  short: "sentence",
  medium: "paragraph",
  long: "page",
};

export const KINDS: readonly Kind[] = ["word", "short", "medium", "long"];

/** Number of texts of each kind in a round. Words are quick to speak, and percentiles need many of them. */
const EACH_ROUND: Readonly<Record<Kind, number>> = { word: 4, short: 2, medium: 1, long: 1 };
/** Sentences of each paragraph. */
const PARAGRAPHS: Readonly<Record<Exclude<Kind, "word">, readonly number[]>> = {
  short: [1],
  medium: [5],
  long: [4, 5, 4],
};

/**
 * Returns the texts of `rounds` rounds, the same in every run. No two share a sentence or a word, so that results that a
 * contestant cached for a length or a text do not help it.
 *
 * @throws {RangeError} if there are more rounds than words.
 */
export function textsOfRounds(rounds: number): readonly Readonly<Record<Kind, readonly string[]>>[] {
  const most = Math.floor(WORDS.length / EACH_ROUND.word);
  if (rounds > most)
    throw new RangeError(
      `there are texts for at most ${most} rounds, including the one that does not count; lower --rounds`,
    );
  const nextSentence = sentences();
  let nextWord = 0;
  const make = (kind: Kind): string => {
    if (kind === "word") return `${WORDS[nextWord++]}.`;
    return PARAGRAPHS[kind].map((count) => Array.from({ length: count }, nextSentence).join(" ")).join("\n\n");
  };
  const textsOf = (kind: Kind): string[] => Array.from({ length: EACH_ROUND[kind] }, () => make(kind));
  return Array.from({ length: rounds }, () => ({
    word: textsOf("word"),
    short: textsOf("short"),
    medium: textsOf("medium"),
    long: textsOf("long"),
  }));
}

/** Returns a function that returns sentences of 8 to 24 plain words; none occurs twice. */
export function sentences(): () => string {
  let state = 1;
  const random = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32; // The generator of Numerical Recipes, second edition, 7.1.
    return state / 2 ** 32;
  };
  const pick = (choices: readonly string[]): string => choices[Math.floor(random() * choices.length)] ?? "";
  const met = new Set<string>();
  return () => {
    for (;;) {
      const core = `${pick(WHO)} ${pick(DID)} ${pick(WHAT)}`;
      const parts = [random() < 0.3 ? `${pick(WHEN)}, ${core}` : core];
      if (random() < 0.6) parts.push(` ${pick(WHERE)}`);
      if (random() < 0.5) parts.push(`, ${pick(THEN)}`);
      const sentence = parts.join("");
      if (met.has(core)) continue;
      met.add(core);
      return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    }
  };
}

const WHO = [
  "the retired surveyor",
  "a boy from the village",
  "my grandmother",
  "the keeper of the lighthouse",
  "our neighbour",
  "the youngest of the three sisters",
  "a woman in a green coat",
  "the captain of the ferry",
  "the new doctor",
  "an old man with a basket",
  "the baker",
  "her brother",
  "the teacher of geography",
  "a stranger on the train",
  "the gardener",
  "the girl at the window",
];

const DID = [
  "carried",
  "had almost forgotten",
  "was looking for",
  "sold",
  "wrote about",
  "brought back",
  "had painted",
  "kept",
  "never found",
  "spoke of",
  "mended",
  "left",
  "had hidden",
  "drew",
  "counted",
  "asked about",
];

const WHAT = [
  "the brass lamp",
  "a map of the islands",
  "two loaves of bread",
  "the broken clock",
  "every apple tree",
  "a letter without a stamp",
  "the last of the honey",
  "the key to the cellar",
  "a drawing of the harbour",
  "the wooden boat",
  "a blanket and a knife",
  "the names of the stars",
  "the long ladder",
  "a song from the north",
  "the heavy iron gate",
  "the story of the flood",
];

const WHERE = [
  "behind the mill",
  "on the far side of the river",
  "in the middle of the market",
  "under a leaking roof",
  "at the end of the lane",
  "between two rows of poplars",
  "near the railway bridge",
  "at the top of the stairs",
  "in a room full of books",
  "beside the frozen pond",
];

const WHEN = [
  "early in the morning",
  "before the snow came",
  "on the third day",
  "in the autumn of that year",
  "when nobody was at home",
  "soon after the war",
  "as the bells began to ring",
  "to everybody's surprise",
];

const THEN = [
  "and nobody asked why",
  "while the kettle sang on the stove",
  "but it was already too late",
  "as was the custom in winter",
  "because there was nothing else to do",
  "and then walked home through the rain",
  "although the door had been locked",
  "which made the children laugh",
  "until the light had gone",
  "and that was the end of it",
];

const WORDS = `Yes Tomorrow Welcome Exactly Perhaps Certainly Attention Goodbye Ready Finished Monday Saturday Seventeen
Correct Careful Stop Continue Listen Understood Tonight Nothing Everything Australia Weather Message Volume Louder
Quietly Brilliant Impossible Always Never Sometimes Breakfast Library Kitchen Orchestra Mountain Yesterday Wednesday
Copenhagen Password Downstairs Upstairs Hurry Patience Silence Again Thanks Sorry Absolutely Delivered Connected Battery
Restaurant November Thirteen Elephant Umbrella Invitation`.split(/\s+/u);
