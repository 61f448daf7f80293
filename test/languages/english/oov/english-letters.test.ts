import { expect, test } from "vitest";
import { inEnglishLetters } from "../../../../src/languages/english/oov/english-letters.js";

test.each([
  ["Petrović", "Petrovitch"],
  ["Škoda", "Shkoda"],
  ["KARADŽIĆ", "KARADJITCH"],
  ["Janković’s", "Yankovitch’s"],
  ["Đinđić", "Djindjitch"],
  ["Prosinečki", "Prosinechki"],
  ["Šmicer", "Shmitser"],
  ["Wyszyński", "Vyshynski"],
  ["Różewicz", "Roozhevich"],
  ["Świerczewski", "Shvierchevski"],
  ["Jagiełło", "Yagiewo"],
  ["Çelik", "Chelik"],
  ["Gonçalves", "Gonsalves"],
  ["Erdoğan", "Erdoan"],
  ["Piñera", "Pinyera"],
  ["Muller", "Muller"],
  ["Müller", "Muller"],
  ["Bjørn", "Bjorn"],
  ["Doucouré", "Doucouray"],
  ["Doucouré’s", "Doucouray’s"],
  ["é", "e"],
])("%s is spelled %s for the network", (word, spelled) => expect(inEnglishLetters(word)).toBe(spelled));
