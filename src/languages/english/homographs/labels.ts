import type { HomographReading } from "./reading.js";
import type { WordContext } from "./word-context.js";

// Labels and headings, such as "Job title" and "Mobile: 555-0123", have hardly any words from which a classifier could
// learn. There the usual sense is read, unless a word shows the rare one. `undefined` leaves the word to the classifier.

/** Returns the reading of "Job" at the head of a label: "Job title", but "Job 3:15" and "the Book of Job". */
export function sayJob(place: WordContext): HomographReading | undefined {
  if (!place.capital || OF_BIBLE.test(place.wordAt(1)) || has(OF_BIBLE, place)) return undefined;
  return place.first || startsCapital(place, 1) ? JOB : undefined;
}

const OF_BIBLE =
  /^(?:bible|biblical|god|lord|satan|psalms?|book|testament|suffer\p{L}*|patience|prophet|genesis|scriptures?|chapter|verse|one|two|three|four|five|six|seven|eight|nine|ten|\p{L}+teen|twenty|thirty|forty|said|answered)$/u;

const JOB: HomographReading = { us: "ʤˈɑb", gb: "ʤˈɒb" };

/** Returns the reading of "mobile", which is a city only with a capital: "in Mobile, Alabama", but "Mobile app". */
export function sayMobile(place: WordContext): HomographReading | undefined {
  if (has(OF_ART, place)) return undefined;
  if (!place.capital) return MOBILE;
  const after = place.wordAt(1) === "," ? place.wordAt(2) : place.wordAt(1);
  if (/^(?:al|ala|alabama|bay|county)$/u.test(after)) return undefined;
  return place.first || startsCapital(place, 1) ? MOBILE : undefined;
}

const OF_ART = /^(?:hung|hangs?|hanging|crib|calder|sculptures?|cot|nursery|ceiling)$/u;

const MOBILE: HomographReading = { us: "mˈObᵊl", gb: "mˈQbIl" };

/** Returns the reading of "mate", which is a drink only beside words for one: "yerba mate", but "Cheers mate!". */
export function sayMate(place: WordContext): HomographReading | undefined {
  return has(OF_DRINKS, place) ? undefined : { us: "mˈAt", gb: "mˈAt" };
}

const OF_DRINKS =
  /^(?:yerba|tea|teas|gourds?|drinks?|drank|drunk|drinking|sip\p{L}*|cups?|brew\p{L}*|caffeine|beverages?|leaf|leaves|bombilla|infusion)$/u;

/** Returns the reading of "moped", which alone is a vehicle. */
export function sayMoped(place: WordContext): HomographReading | undefined {
  return isAlone(place) ? { tag: "NN" } : undefined;
}

/** Returns the reading of "invalid", which alone is what a form says of its field. */
export function sayInvalid(place: WordContext): HomographReading | undefined {
  return isAlone(place) ? { tag: "JJ" } : undefined;
}

/** Returns whether the sentence has no other word. */
export function isAlone(place: WordContext): boolean {
  return place.tokens.every(({ text }, index) => index === place.index || !/\p{L}/u.test(text));
}

function has(pattern: RegExp, { tokens }: WordContext): boolean {
  return tokens.some(({ text }) => pattern.test(text.toLowerCase()));
}

function startsCapital({ tokens, index }: WordContext, offset: number): boolean {
  return /^\p{Lu}\p{Ll}/u.test(tokens[index + offset]?.text ?? "");
}
