import { after, before, type MatchContext, type VerbalisedPart, wordAfter, wordBefore } from "../../../../text/rule.js";

/** Returns whether only closing marks follow in the sentence. */
export function endsSentence({ sentence, end }: MatchContext): boolean {
  return /^[\s"'”’)\]]*$/u.test(sentence.slice(end, end + 12)) && sentence.slice(end).trim().length < 12;
}

/**
 * Adds the full stop of the sentence to an abbreviation at its end. The full stop of the abbreviation is also that of
 * the sentence: "at 5 p.m."
 */
export function withFinalStop(
  parts: readonly VerbalisedPart[],
  written: string,
  context: MatchContext,
): readonly VerbalisedPart[] {
  const last = parts.at(-1);
  if (last === undefined || !written.endsWith(".") || !endsSentence(context)) return parts;
  return [...parts.slice(0, -1), { ...last, mark: "." }];
}

const FUNCTION_WORD =
  /^(?:of|in|on|at|for|to|from|by|with|and|or|nor|but|than|that|which|who|whom|is|are|was|were|be|been|has|had|have|will|would|can|could|may|might|must|should|shall|he|she|it|they|we|you|as|if|when|while|where|per|a|an|the|this|these|those|more|less|ago|away|apart|each|every|total|all|later|earlier|before|after|into|onto|over|under|through|above|below|about|between|during|until|since|because|so|not|only|just|do|does|did|went|came|goes|out|off|up|down|back|again|now|today|yesterday|tomorrow|too|also|long|wide|tall|high|deep|thick|old|north|south|east|west|northeast|northwest|southeast|southwest|straight|instead|plus|minus|extra|worth|then|there|here)$/u;

/** Returns whether a word in lower case is a function word or an adverb, and not a noun. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORD.test(word);
}

/** Returns whether a number with an "'s" is the end of a name that owns something: "Windows 10's menu". */
export function isOwner(context: MatchContext): boolean {
  const previous = wordBefore(context) ?? "";
  return /^\p{L}*\p{Lu}/u.test(previous) && !isFunctionWord(previous.toLowerCase()) && /^ \p{L}/u.test(after(context));
}

/** Nouns after a measure in the singular, with or without an article: "10 km races", "60 Hz monitors". */
const MEASURED =
  /^(?:races?|runs?|walks?|sprints?|dash|hikes?|swims?|relay|freestyle|butterfly|hurdles?|chase|radius|stretch|limit|zone|winds?|gusts?|fastball|bags?|bottles?|cans?|jars?|boxes|packs?|packets?|packages?|pkgs?|containers?|cartons?|tubs?|tins?|envelopes?|tanks?|angles?|turns?|screens?|monitors?|displays?|lens|lenses|bulbs?|battery|batteries|adapters?|chargers?|motors?|pipes?|fuses?|breakers?|sockets?|outlets?|circuits?|cables?|ropes?|poles?|weights?|dumbbells?|cameras?|sensors?|laptops?|phones?|drives?|telescopes?|film|timers?|intervals?|increments|connection|deal|budget|fund|contract|grant|bonus|prize|jackpot|lawsuit|settlement|donation|loan|mansion|penalty|card|stick|commute|jacks?|headphone|plugs?|connectors?|ladders?|wrench|wrenches|bolts?|screws?|nails?|pistols?|handgun|ammo|SSDs?|HDDs?|TVs?|hoses?|planks?|putts?|tires?|tyres?|tablets?|capsules?|pills?|vials?|doses?|steaks?|mugs?|speakers?|heaters?|ovens?|inverters?|amplifiers?|routers?|bills?|notes?|coins?|banknotes?|timeouts?|delays?|latency|pulses?|buffers?|market|company|industry|valuation|startup|acquisition|merger|portfolio|economy|investment|package|project|supply|supplies|logic|rails?|regulators?|solar|transformers?|relays?|fees?|deposits?|surcharges?|copays?|co-pays?|Tablets?|Capsules?)$/u;

const DETERMINER =
  /^(?:the|this|that|his|her|its|their|our|my|your|another|each|every|first|second|single|\p{L}+['’]s)$/iu;

/**
 * Returns whether the match describes the next word, and therefore stays in the singular: "a 10 km run", "the $5 bill",
 * "a $3-a-day habit".
 */
export function describes(context: MatchContext): boolean {
  const following = after(context).replace(OTHER_MEASURE, "");
  if (/^[-‑]\p{L}/u.test(following)) return true;
  if (AFTER_ARTICLE.test(before(context)) && /^ \p{Ll}{3,}/u.test(following)) return !isFunctionWord(nextOf(following));
  const noun = /^[ \u00a0-](\p{L}[\p{L}'’-]*)/u.exec(following)?.[1];
  // "12 oz can of soup", but not "12 oz can fill it"
  if (/^[ \u00a0-]cans?(?: of\b| \(|[,;.)]|$)/u.test(following)) return true;
  if (noun === undefined || FUNCTION_WORD.test(noun)) return false;
  // "after 3100 m turn right"
  if (noun === "turn" && /^[ \u00a0-]turn (?:left|right|slightly|sharp|onto|into|around|back|at)\b/u.test(following))
    return false;
  if (MEASURED.test(noun)) return true;
  const previous = wordBefore(context) ?? "";
  if (/^an?$/iu.test(previous)) return true;
  if (/^[x×]$/u.test(previous)) return /^\p{Ll}{2,}$/u.test(noun);
  // the iPad's 11" M4
  if (/['’]s$/u.test(previous) && /^\p{Lu}\d/u.test(following.trimStart())) return true;
  return DETERMINER.test(previous) && /^\p{Ll}+$/u.test(noun) && !/(?:ed|ing)$/u.test(noun);
}

/** The same measure in another unit, and a further measure: "a 10 m (32 ft) wall", "a 60 W 12 V lamp". */
const OTHER_MEASURE = /^\)|^ \(\d[\d.,]{0,8} ?\p{L}{1,3}\)|^ \d[\d.]{0,6} ?\p{L}{1,3}(?= )/u;

/** An article with an adjective or another measure between it and the number. */
const AFTER_ARTICLE =
  /(?:^|[\s("“])an? (?:(?:small|large|big|little|narrow|wide|tall|short|long|thin|thick|deep|full|new|old|single|standard|typical|mere) |\d[\d.]{0,6} ?\p{L}{1,3} \(?)$/iu;

function nextOf(following: string): string {
  return /^ (\p{L}+)/u.exec(following)?.[1] ?? "";
}

const PLURAL =
  /^(?:people|men|women|children|feet|teeth|mice|geese|sheep|fish|deer|percent|staff|police|cattle|other|more|different|new|(?!(?:is|was|has|as|us|this|its|his|yes|plus|minus|does|versus|always|makes|takes|goes|comes|gives|uses|sells|plans|perhaps|sometimes|afterwards|onwards|forwards|backwards|across|towards|thus|unless|besides|nonetheless|nevertheless|regardless|overseas|whereas|likes|sees|says|\p{L}*(?:ss|us|is))$)\p{Ll}{2,}s)$/u;

/** Returns whether a word in lower case is a plural noun. */
export function isPlural(word: string): boolean {
  return PLURAL.test(word);
}

/**
 * Returns whether a plural follows, so that the number before it is a count: "1999 people", "1500 dollars", "1200
 * square miles".
 */
export function countsPlural(context: MatchContext): boolean {
  const next = wordAfter(context);
  if (next === undefined || /^[ \u00a0]*["“'‘([]/u.test(after(context))) return false;
  if (PLURAL.test(next)) return true;
  return (
    /^[ \u00a0]\p{Ll}[\p{Ll}-]+[ \u00a0](?:people|men|women|children|\p{Ll}{3,}[^siu\s]s)\b/u.test(after(context)) &&
    !FUNCTION_WORD.test(next)
  );
}

/** Returns whether no letter or digit stands on either side of the match. */
export function isAlone(context: MatchContext): boolean {
  return !/[\p{L}\p{N}]/u.test(before(context)) && !/[\p{L}\p{N}]/u.test(after(context));
}

/** Returns the word before the match in lower case, or the empty string if there is none. */
export function previousWord(context: MatchContext): string {
  return (wordBefore(context) ?? "").toLowerCase();
}

/** Returns the word after the match in lower case, or the empty string if there is none. */
export function nextWord(context: MatchContext): string {
  return (wordAfter(context) ?? "").toLowerCase();
}

/** Returns whether the word is a thing in a sentence, and no abbreviation before a number: "It is a good app. 5 stars." */
export function followsDeterminer(context: MatchContext): boolean {
  return DETERMINED.test(before(context));
}

const DETERMINED =
  /(?<!\p{L})(?:an?|the|this|that|my|your|our|his|her|their|its|every|any|each|another|great|best) (?:\p{L}+ ){0,2}$/iu;
