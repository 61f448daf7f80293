import type { HomographReading } from "./reading.js";
import { type WordContext, words } from "./word-context.js";

/** The reading for a habit: "used to live", "is used to it". */
const HABIT: HomographReading = { us: "jˈust", gb: "jˈuːst" };
/** The reading for the use of a tool: "used a knife". */
const EMPLOYED: HomographReading = { us: "jˈuzd", gb: "jˈuːzd" };

/** Returns the reading of "used": a habit before "to", unless the phrase gives the purpose of a tool. */
export function sayUsed(place: WordContext): HomographReading | undefined {
  if (place.wordAt(1) !== "to") return EMPLOYED;
  const before = place.wordAt(place.governor);
  const verbFollows = place.tagAt(2) === "VB" || (/^RB/.test(place.tagAt(2)) && place.tagAt(3) === "VB");
  if (GET.has(before)) return HABIT;
  // A person is used to something, also to what the tagger takes for a verb: "she is used to noise".
  if (BE.has(before) && PERSON.has(place.wordAt(place.governor - 1))) return HABIT;
  if (BE.has(before)) return verbFollows ? EMPLOYED : HABIT; // "is used to cut", "is used to cutting"
  if (HAVE.has(before) || !verbFollows) return /^(VBD|JJ)$/.test(place.tag) ? HABIT : EMPLOYED;
  return place.tag === "VBN" ? EMPLOYED : HABIT; // "the knife used to cut it"
}

/**
 * Returns the reading of "use" for a habit, in "did not use to", and in the order to use something: "Use `npm` here". `undefined`
 * leaves others.
 */
export function sayUse(place: WordContext): HomographReading | undefined {
  if (place.first && /^(?:NN|CD|DT|PRP)/u.test(place.tagAt(1)) && !AFTER_A_USE.test(place.wordAt(1)))
    return { tag: "VB" };
  const did = /^(did|n't|not)$/.test(place.wordAt(-1)) || /^did$/.test(place.wordAt(-2));
  return did && place.wordAt(1) === "to" && place.tagAt(2) === "VB" ? { tag: "NN" } : undefined;
}

/** Second nouns of "use case" and the like. */
const AFTER_A_USE =
  /^(?:cases?|tax|taxes|values?|restrictions?|permits?|patterns?|rates?|policy|policies|agreements?|rights?|class(?:es)?|statistics|disorders?|zones?|history)$/u;

const PERSON = words("i he she we you who people everyone everybody nobody");
const GET = words("get gets got gotten getting become becomes became becoming grow grew grown");
const BE = words("am is are was were be been being 's 're 'm s");
const HAVE = words("have has had 've 'd having");
