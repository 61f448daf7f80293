import type { SayAs } from "../core/say-as.js";
import type { DirectiveKind } from "./marked-text.js";
import { parseRate, parseTime, STRENGTHS } from "./ssml-values.js";

/**
 * Turns the IPA of an author into Kokoro's symbols, and names the signs that have none.
 *
 * @see `src/phonemes/ipa.ts`
 */
export type ReadIpa = (ipa: string) => { readonly phonemes: string; readonly unknown: readonly string[] };

/** What an element means, beside the text that it holds. */
export interface ElementMeaning {
  /** Outermost first. */
  readonly asks?: readonly DirectiveKind[];
  /** It stands by itself: what is before and after it is another sentence or paragraph. */
  readonly cut?: "sentence" | "paragraph";
  /** @unit seconds */
  readonly pause?: number;
  /** The text that it holds is not spoken. */
  readonly silent?: boolean;
  readonly problems?: readonly string[];
}

type Attributes = Readonly<Record<string, string>>;
type Reader = (attributes: Attributes, readIpa: ReadIpa) => ElementMeaning;

/** What an element of SSML asks for; one that is not known asks for nothing, and says so. */
export function readElement(name: string, attributes: Attributes, readIpa: ReadIpa): ElementMeaning {
  const reader = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined;
  if (reader === undefined)
    return problem(`<${name}> is not known here; the text in it is spoken as if it were not there`);
  const meaning = reader(attributes, readIpa);
  const language = attributes["xml:lang"]?.trim();
  if (!language || !HAVE_LANGUAGE.has(name)) return meaning;
  return { ...meaning, asks: [{ kind: "language", language }, ...(meaning.asks ?? [])] };
}

const HAVE_LANGUAGE: ReadonlySet<string> = new Set([
  "speak",
  "p",
  "paragraph",
  "s",
  "sentence",
  "voice",
  "lang",
  "w",
  "token",
]);

const problem = (message: string): ElementMeaning => ({ problems: [message] });
const nothing: Reader = () => ({});
const paragraph: Reader = () => ({ cut: "paragraph" });
const sentence: Reader = () => ({ cut: "sentence" });

const ELEMENTS: Record<string, Reader> = {
  speak: nothing,
  p: paragraph,
  paragraph,
  s: sentence,
  sentence,
  w: nothing,
  token: nothing,
  break: readBreak,
  prosody: readProsody,
  voice: readVoice,
  phoneme: readPhoneme,
  sub: ({ alias = "" }) =>
    alias.trim() === ""
      ? problem('<sub> wants an alias, as in <sub alias="World Wide Web">WWW</sub>; the text in it is spoken')
      : { asks: [{ kind: "sub", alias: alias.trim() }] },
  "say-as": readSayAs,
  lang: (attributes) =>
    attributes["xml:lang"]?.trim() ? {} : problem('<lang> wants a language, as in <lang xml:lang="en-GB">'),
  emphasis: readEmphasis,
  audio: () => problem("<audio> is not played; the text in it is spoken in its place"),
  desc: () => ({ silent: true, ...problem("<desc> describes a sound and is not spoken") }),
  mark: () => problem("<mark> has no effect; ask for the times of words instead"),
  metadata: () => ({ silent: true, ...problem("<metadata> is not spoken") }),
  meta: () => problem("<meta> has no effect"),
  lexicon: () => problem("<lexicon> is not loaded; give the lexicon with the call"),
  lookup: () => problem("<lookup> has no effect; give the lexicon with the call"),
};

function readBreak({ time, strength = "medium" }: Attributes): ElementMeaning {
  if (time !== undefined) {
    const pause = parseTime(time);
    return pause === undefined ? problem(`a break lasts as in time="800ms" or "1.5s", not "${time}"`) : { pause };
  }
  const pause = Object.hasOwn(STRENGTHS, strength) ? STRENGTHS[strength] : undefined;
  if (pause === undefined) return problem(`a break is one of ${Object.keys(STRENGTHS).join(", ")}, not "${strength}"`);
  return pause === 0 ? {} : { pause };
}

function readProsody({ rate, ...others }: Attributes): ElementMeaning {
  const problems = Object.keys(others)
    .filter((name) => ["pitch", "contour", "range", "duration", "volume"].includes(name))
    .map((name) => `the ${name} of <prosody> has no effect; only its rate has`);
  if (rate === undefined) return { problems };
  const read = parseRate(rate);
  if (read !== undefined) return { problems, asks: [{ kind: "rate", rate: read }] };
  return {
    problems: [...problems, `a rate is as in rate="120%", "+20%", "1.2" or "slow", from 25% to 400%, not "${rate}"`],
  };
}

function readVoice({ name = "", ...others }: Attributes): ElementMeaning {
  // SSML names voices in the order of preference, with spaces between.
  const [voice, ...further] = name.split(/\s+/).filter((part) => part !== "");
  const ignored = Object.keys(others).filter((attribute) =>
    ["gender", "age", "variant", "languages"].includes(attribute),
  );
  const problems = ignored.map((attribute) => `the ${attribute} of <voice> has no effect; name the voice`);
  if (further.length > 0) problems.push(`only the first voice of <voice name="${name}"> is looked for`);
  if (voice === undefined) return { problems: problems.length > 0 ? problems : ['<voice> wants a name="…"'] };
  return { problems, asks: [{ kind: "voice", voice }] };
}

/** Alphabets whose symbols are Kokoro's already. */
const KOKORO_ALPHABETS: readonly string[] = ["x-kokoro", "x-misaki"];

function readPhoneme({ alphabet = "ipa", ph = "" }: Attributes, readIpa: ReadIpa): ElementMeaning {
  const written = ph.trim();
  if (written === "") return problem('<phoneme> wants phonemes, as in <phoneme alphabet="ipa" ph="təˈmɑːtəʊ">');
  if (KOKORO_ALPHABETS.includes(alphabet)) return { asks: [{ kind: "phonemes", phonemes: written }] };
  if (alphabet !== "ipa") {
    return problem(`phonemes are written in ipa or x-kokoro, not "${alphabet}"; the text is read as it is written`);
  }
  const { phonemes, unknown } = readIpa(written);
  if (unknown.length === 0 && phonemes !== "") return { asks: [{ kind: "phonemes", phonemes }] };
  return problem(
    `"${unknown.join(" ")}" in the phonemes "${written}" has no sound here; the text is read as it is written`,
  );
}

const SAY_AS: Record<string, SayAs> = {
  characters: "characters",
  "spell-out": "characters",
  verbatim: "characters",
  digits: "characters",
  cardinal: "cardinal",
  number: "cardinal",
  ordinal: "ordinal",
  fraction: "fraction",
  date: "date",
  time: "time",
  telephone: "telephone",
  currency: "currency",
  unit: "unit",
};

function readSayAs(attributes: Attributes): ElementMeaning {
  const { "interpret-as": written = "", format } = attributes;
  const as = Object.hasOwn(SAY_AS, written) ? SAY_AS[written] : undefined;
  if (as !== undefined) return { asks: [{ kind: "say-as", as, ...(format === undefined ? {} : { format }) }] };
  return problem(`text is said as ${Object.keys(SAY_AS).join(", ")}, not as "${written}"; it is read as it is written`);
}

/** What each level adds to the stress of a word. */
const EMPHASIS: Record<string, number> = { strong: 2, moderate: 1, none: 0, reduced: -1 };

function readEmphasis({ level = "moderate" }: Attributes): ElementMeaning {
  const stress = Object.hasOwn(EMPHASIS, level) ? EMPHASIS[level] : undefined;
  if (stress === undefined) return problem(`an emphasis is strong, moderate, reduced or none, not "${level}"`);
  return level === "none" ? {} : { asks: [{ kind: "stress", stress }] };
}
