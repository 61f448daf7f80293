// Measures how well the pronunciations that scripts/data/ makes from CMUdict agree with misaki's checked dictionaries, on the
// words that both have: `node scripts/measure-cmudict.mjs`. Needs pip, as the build does. docs/unknown-words.md has the results.
import { fromArpabet } from "./data/arpabet.mjs";
import { toBritish } from "./data/british.mjs";
import { lenient, parseCmudict } from "./data/cmudict.mjs";
import { CMUDICT, fetchWheels, MISAKI } from "./data/wheels.mjs";

const [misaki, cmudict] = fetchWheels([MISAKI, CMUDICT]);
const words = parseCmudict(text(cmudict("cmudict/data/cmudict.dict")));
const american = (phones, word) => phones.map((variant) => fromArpabet(variant, word));
const british = (phones, word) => american(phones, word).map((phonemes) => toBritish(phonemes, word));

const LEVELS = [
  (phonemes) => phonemes,
  (phonemes) => phonemes.replaceAll("ˌ", ""),
  (phonemes) => phonemes.replaceAll(/[ˈˌ]/g, ""),
  lenient,
];

console.log("dictionary, words of both, exact, without secondary stress, without stress, lenient");
measure("us_gold", american, () => true);
measure("us_gold", american, isName);
measure("us_silver", american, () => true);
measure("gb_gold", british, () => true);
measure("gb_gold", british, isName);

/** Prints a line for the words of a dictionary of misaki that CMUdict has, too. Any of the pronunciations may agree. */
function measure(name, say, isCounted) {
  const dictionary = JSON.parse(text(misaki(`misaki/data/${name}.json`)));
  const counts = LEVELS.map(() => 0);
  let all = 0;
  for (const [written, entry] of Object.entries(dictionary)) {
    const word = written.toLowerCase();
    const phones = words.get(word);
    if (phones === undefined || typeof entry !== "string" || !isCounted(written, dictionary)) continue;
    all += 1;
    const said = say(phones, word);
    LEVELS.forEach((level, at) => {
      if (said.some((one) => level(one) === level(entry))) counts[at] += 1;
    });
  }
  const shares = counts.map((count) => `${((100 * count) / all).toFixed(1)} %`);
  console.log([`${name}${isCounted === isName ? ", names" : ""}`, all, ...shares].join("\t"));
}

function isName(written, dictionary) {
  return /^[A-Z][a-z]/.test(written) && !Object.hasOwn(dictionary, written.toLowerCase());
}

function text(bytes) {
  return Buffer.from(bytes).toString();
}
