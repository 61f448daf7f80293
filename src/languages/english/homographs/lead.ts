import { countWords, isAlone } from "./labels.js";
import type { HomographReading } from "./reading.js";
import type { WordContext } from "./word-context.js";

/**
 * Returns the reading of "lead" before a noun that only the metal goes with ("the lead mine"), alone, and before another
 * noun in a label ("Lead developer"). `undefined` leaves others.
 */
export function sayLead(place: WordContext): HomographReading | undefined {
  if (isAlone(place)) return IN_FRONT;
  const next = place.wordAt(1);
  const idle = next === "out" && /^g[eo]t(?:s|ting)?$/u.test(place.wordAt(-2)); // get the lead out
  if (idle || OF_METAL.test(next) || isTurnedTo(place) || /^pencils?$/u.test(place.wordAt(-1))) return METAL;
  return FIRST_IN_FRONT.test(next) ||
    (/^(?:the|a|his|her|their|its|our|my|your)$/u.test(place.wordAt(-1)) && TO_BE_FIRST.test(place.wordAt(-2))) ||
    (place.first && countWords(place) <= 4 && /^NN/u.test(place.tagAt(1)) && !MAY_BE_METAL.test(next))
    ? IN_FRONT
    : undefined;
}

/** Returns whether something has turned to the metal: "turn your livers to lead". */
function isTurnedTo(place: WordContext): boolean {
  if (!/^(?:to|into)$/u.test(place.wordAt(-1)) || !/^(?:|[.,;:!?)]|as|and|or|when)$/u.test(place.wordAt(1)))
    return false;
  return [-2, -3, -4, -5].some((offset) => /^turn(?:s|ed|ing)?$/u.test(place.wordAt(offset)));
}

const OF_METAL =
  /^(?:mines?|miners?|poisoning|pipes?|piping|paints?|bullets?|ores?|pellets?|acetate|smelters?|smelting|solder|ingots?|balloons?|aprons?|weights?|sinkers?|crystal|oxide|foil|roofing|shielding|contamination|exposure)$/u;

/** Further nouns that also go with the metal. */
const MAY_BE_METAL =
  /^(?:acid|acids|batter(?:y|ies)|oxides|sul(?:ph|f)\p{L}+|glass|crystals|shots?|sheets?|shield\p{L}*|levels?|concentrations?|content|tests?|testing|toxicity|\p{L}+ates?|dust|chips?|pencils?|ions?|isotopes?|roofs?|salts?|compounds?|hazards?|abatement|type|bricks?|ppm|ppb|carbonate|iodide|rods?|blocks?|coffins?)$/u;

/** Nouns for which somebody or something stands in front. */
const FIRST_IN_FRONT =
  /^(?:times?|developers?|engineers?|designers?|singers?|guitar|guitars|guitarists?|vocals?|vocalists?|actors?|actress|actresses|roles?|authors?|counsel|investigators?|generation|magnets?|organi[sz]ations?|story|architects?|programmers?|producers?|scientists?)$/u;

/** Verbs of somebody who is in front, or goes after him: "follow the lead". */
const TO_BE_FIRST =
  /^(?:follow(?:s|ed|ing)?|tak(?:es?|ing)|took|taken|regain(?:s|ed|ing)?|los(?:es?|ing)|lost|extend(?:s|ed|ing)?|hold(?:s|ing)?|held|widen(?:s|ed|ing)?|g[ai]ven?|grab(?:s|bed)?|seiz(?:es?|ed)|surrender(?:s|ed)?|cut|trim(?:s|med)?)$/u;

const METAL: HomographReading = { us: "lˈɛd", gb: "lˈɛd" };
const IN_FRONT: HomographReading = { us: "lˈid", gb: "lˈiːd" };
