import type { SayAs } from "../core/say-as.js";
import { isVoiceMix } from "../core/voice.js";
import { type DirectiveKind, LONGEST_PAUSE } from "./marked-text.js";
import { parseRate, parseTime, STRENGTHS } from "./ssml-values.js";

/**
 * Converts the author's IPA into Kokoro's symbols, and lists the signs that have no symbol.
 *
 * @see `src/phonemes/ipa.ts`
 */
export type ReadIpa = (ipa: string) => { readonly phonemes: string; readonly unknown: readonly string[] };

/** The effects of an element, besides its text. */
export interface ElementMeaning {
  /** Directives for the text of the element, outermost first. */
  readonly directives?: readonly DirectiveKind[];
  /** Separates the element from the text before and after it as a sentence or paragraph. */
  readonly cut?: "sentence" | "paragraph";
  /** Silence in place of the element. @unit seconds */
  readonly pause?: number;
  /** Whether the text of the element is left out. */
  readonly silent?: boolean;
  readonly problems?: readonly string[];
}

type Attributes = Readonly<Record<string, string>>;
type Reader = (attributes: Attributes, readIpa: ReadIpa) => ElementMeaning;

/** Returns the effects of an SSML element. An unknown element has no effect but a problem. */
export function readElement(name: string, attributes: Attributes, readIpa: ReadIpa): ElementMeaning {
  const reader = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined;
  if (reader === undefined) return problem(`<${name}> is not supported and has no effect; the text in it is spoken`);
  const meaning = reader(attributes, readIpa);
  const language = attributes["xml:lang"]?.trim();
  if (!language || !HAVE_LANGUAGE.has(name)) return meaning;
  return { ...meaning, directives: [{ kind: "language", language }, ...(meaning.directives ?? [])] };
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
      ? problem('<sub> needs an alias, as in <sub alias="World Wide Web">WWW</sub>; the text in it is spoken')
      : { directives: [{ kind: "sub", alias: alias.trim() }] },
  "say-as": readSayAs,
  lang: (attributes) =>
    attributes["xml:lang"]?.trim() ? {} : problem('<lang> needs a language, as in <lang xml:lang="en-GB">'),
  emphasis: readEmphasis,
  audio: () => problem("<audio> is not played; the text in it is spoken instead"),
  desc: () => ({ silent: true, ...problem("<desc> describes a sound and is not spoken") }),
  mark: () => problem("<mark> has no effect; use the times of words in the result instead"),
  metadata: () => ({ silent: true, ...problem("<metadata> is not spoken") }),
  meta: () => problem("<meta> has no effect"),
  lexicon: () => problem("<lexicon> is not loaded; pass the lexicon in the option lexicons (--lexicon)"),
  lookup: () => problem("<lookup> has no effect; pass the lexicon in the option lexicons (--lexicon)"),
};

function readBreak({ time, strength = "medium" }: Attributes): ElementMeaning {
  if (time !== undefined) {
    const pause = parseTime(time);
    if (pause !== undefined) return { pause };
    return problem(`the time "${time}" of <break> has no effect; write "800ms" or "1.5s", at most ${LONGEST_PAUSE}s`);
  }
  const pause = Object.hasOwn(STRENGTHS, strength) ? STRENGTHS[strength] : undefined;
  if (pause === undefined) {
    const known = Object.keys(STRENGTHS).join(", ");
    return problem(`the strength "${strength}" of <break> has no effect; a strength is one of ${known}`);
  }
  return pause === 0 ? {} : { pause };
}

function readProsody({ rate, ...others }: Attributes): ElementMeaning {
  const problems = Object.keys(others)
    .filter((name) => ["pitch", "contour", "range", "duration", "volume"].includes(name))
    .map((name) => `the ${name} of <prosody> has no effect; only its rate is supported`);
  if (rate === undefined) return { problems };
  const read = parseRate(rate);
  if (read !== undefined) return { problems, directives: [{ kind: "rate", rate: read }] };
  return {
    problems: [
      ...problems,
      `the rate "${rate}" of <prosody> has no effect; write "120%", "+20%", "1.2" or "slow", from 25% to 400%`,
    ],
  };
}

function readVoice({ name = "", ...others }: Attributes): ElementMeaning {
  // SSML lists voices in order of preference, separated by spaces.
  const [voice, ...further] = name.split(/\s+/).filter((part) => part !== "");
  const ignored = Object.keys(others).filter((attribute) =>
    ["gender", "age", "variant", "languages"].includes(attribute),
  );
  const problems = ignored.map((attribute) => `the ${attribute} of <voice> has no effect; name the voice`);
  if (further.length > 0) problems.push(`only the first voice of <voice name="${name}"> is used`);
  if (voice === undefined) {
    return { problems: problems.length > 0 ? problems : ['<voice> needs a name, as in <voice name="bf_emma">'] };
  }
  if (isVoiceMix(voice)) return { problems, directives: [{ kind: "voice", voice }] };
  const rule = 'write <voice name="bf_emma">, or a mix, as in <voice name="a*0.6+b*0.4">';
  return { problems: [...problems, `the name "${voice}" of <voice> has no effect; ${rule}`] };
}

/** Alphabets that consist of Kokoro's own symbols. */
const KOKORO_ALPHABETS: readonly string[] = ["x-kokoro", "x-misaki"];

function readPhoneme({ alphabet = "ipa", ph = "" }: Attributes, readIpa: ReadIpa): ElementMeaning {
  const written = ph.trim();
  if (written === "") return problem('<phoneme> needs phonemes, as in <phoneme alphabet="ipa" ph="təˈmɑːtəʊ">');
  if (KOKORO_ALPHABETS.includes(alphabet)) return { directives: [{ kind: "phonemes", phonemes: written }] };
  if (alphabet !== "ipa") {
    return problem(
      `the alphabet "${alphabet}" of <phoneme> is not supported, write ipa or x-kokoro; the text is read as it is written`,
    );
  }
  const { phonemes, unknown } = readIpa(written);
  if (unknown.length === 0 && phonemes !== "") return { directives: [{ kind: "phonemes", phonemes }] };
  return problem(`"${unknown.join(" ")}" in the phonemes "${written}" has no sound; the text is read as it is written`);
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
  if (as !== undefined) return { directives: [{ kind: "say-as", as, ...(format === undefined ? {} : { format }) }] };
  const known = Object.keys(SAY_AS).join(", ");
  return problem(`<say-as> supports ${known}, but not "${written}"; the text is read as it is written`);
}

/** Change of a word's stress at each level. */
const EMPHASIS: Record<string, number> = { strong: 2, moderate: 1, none: 0, reduced: -1 };

function readEmphasis({ level = "moderate" }: Attributes): ElementMeaning {
  const stress = Object.hasOwn(EMPHASIS, level) ? EMPHASIS[level] : undefined;
  if (stress === undefined) {
    return problem(`the level "${level}" of <emphasis> has no effect; a level is strong, moderate, reduced or none`);
  }
  return level === "none" ? {} : { directives: [{ kind: "stress", stress }] };
}
