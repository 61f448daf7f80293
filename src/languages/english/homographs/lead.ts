import { isAlone } from "./labels.js";
import type { HomographReading } from "./reading.js";
import type { WordContext } from "./word-context.js";

/** Returns the reading of "lead" before a noun that only the metal goes with: "the lead mine", and alone. `undefined` leaves others. */
export function sayLead(place: WordContext): HomographReading | undefined {
  if (isAlone(place)) return { us: "lˈid", gb: "lˈiːd" };
  return OF_METAL.test(place.wordAt(1)) ? METAL : undefined;
}

const OF_METAL =
  /^(?:mines?|miners?|poisoning|pipes?|piping|paints?|bullets?|ores?|pellets?|acetate|smelters?|smelting|solder|ingots?)$/u;

const METAL: HomographReading = { us: "lˈɛd", gb: "lˈɛd" };
