import { afterAll, expect, test } from "vitest";
import { createFrontEnd } from "../../../../../src/create-front-end.js";

const frontEnd = createFrontEnd();
afterAll(() => frontEnd.close());

test.each([
  ["We live in Des Moines, Iowa.", "wˌi lˈɪv ɪn də mˈYn, ˈIəwə."],
  ["Des Moines's river", "də mˈYnz ɹˈɪvəɹ"],
  ["C'est la vie!", "sˈA lɑ vˈi!"],
  ["a fait accompli", "ɐ fˌAt əkˌɑmplˈi"],
  ["the coup de grace", "ðə kˈu də ɡɹˈɑs"],
  ["Bon voyage!", "bˌɑn vwIˈɑʒ!"],
  ["Mein Gott! Auf Wiedersehen.", "mIn ɡˈɔt! Wf vˈidəɹzˌAən."],
  ["à la carte", "ɑ lɑ kˈɑɹt"],
  [
    "The whole of the party was already well on the way, en\nroute to Des Moines.",
    "ðə hˈOl ʌv ðə pˈɑɹTi wʌz ˌɔlɹˈɛdi wˈɛl ˌɔn ðə wˈA, ˌɑn ɹˈut tə də mˈYn.",
  ],
  ["en croûte", "ˌɑn kɹˈut"],
  ["sous-vide eggs", "sˌu vˈid ˈɛɡz"],
  ["carte blanche", "kˌɑɹt blˈɑnʃ"],
  ["Crème Brûlée", "kɹˌɛm bɹulˈA"],
  ["creme brulee", "kɹˌɛm bɹulˈA"],
  ["prima facie", "pɹˌimə fˈAʃə"],
  ["summa cum laude", "sˈʌmə kˌʊm lˈWdA"],
  ["cri de cœur", "kɹˌi də kˈɜɹ"],
  ["Mardi Gras", "mˈɑɹdi ɡɹˌɑ"],
  ["raison d'être", "ɹAzˈOn dˈɛtɹə"],
  ["coup d'état", "kˈu dAtˈɑ"],
  ["soufflé", "suflˈA"],
  ["Frenkie de Jong of Le Havre", "fɹˈɛŋki də jˈɔŋ ʌv lə hˈɑvɹə"],
  ["the leader of Fine Gael", "ðə lˈidəɹ ʌv fˈinə ɡˈAl"],
  ["a flight to Dar es Salaam", "ɐ flˈIt tə dˌɑɹ ɛs səlˈɑm"],
])("the foreign phrase of %s sounds as in its language", async (text, phonemes) => {
  expect((await frontEnd.explain(text)).phonemes).toBe(phonemes);
});

test.each([
  ["Des Plaines", "dˈɛs plˈAnz"],
  ["Kim Jong Il", "kˈɪm ʤˈɔŋ ˈɪl"],
  ["They vie for it.", "ðˌA vˈI fɔɹ ɪt."],
  ["a piece of cake, the resistance", "ɐ pˈis ʌv kˈAk, ðə ɹəzˈɪstᵊns"],
  ["the long voyage", "ðə lˈɔŋ vˈYɪʤ"],
  ["a priority", "ɐ pɹIˈɔɹəTi"],
  ["the fin of a shark", "ðə fˈɪn ʌv ɐ ʃˈɑɹk"],
  ["de facto", "də fˈæktO"],
  ["grand mall", "ɡɹˈænd mˈɔl"],
  ["a terrible infant", "ɐ tˈɛɹəbᵊl ˈɪnfənt"],
])("the words of %s stay English", async (text, phonemes) => {
  expect((await frontEnd.explain(text)).phonemes).toBe(phonemes);
});

test("a foreign phrase has British vowels in British English, and its words keep their text", async () => {
  const { phonemes, words } = await frontEnd.explain("the coup de grâce", { language: "en-gb" });
  expect(phonemes).toBe("ðə kˈuː də ɡɹˈɑːs");
  expect(words.map(({ text, from }) => [text, from])).toEqual([
    ["the", "rule"],
    ["coup", "lexicon"],
    ["de", "rule"],
    ["grâce", "rule"],
  ]);
});
