import { afterAll, expect, test } from "vitest";
import { createFrontEnd } from "../../src/create-front-end.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";

const reader = createFrontEnd();
afterAll(() => reader[Symbol.asyncDispose]());

const LEXICON = "Anna\t/ˈænə/\nTess\t/tˈɛs/\nJack\t/ʤˈæk/\nnginx\tengine x\nSQL\tsequel\n";

test.each([
  ["[Xiaoming](/ʃˌWmˈɪŋ/)'s book", "ʃˌWmˈɪŋz bˈʊk"],
  ["[Jack](/ʤˈæk/)’s book", "ʤˈæks bˈʊk"],
  ["Anna's boss", "ˈænəz bˈɔs"],
  ["Tess's boss", "tˈɛsᵻz bˈɔs"],
  ["Jack's boss", "ʤˈæks bˈɔs"],
  ["SQL's rules", "sˈikwəlz ɹˈulz"],
  ["nginx's rules", "ˈɛnʤən ˈɛksᵻz ɹˈulz"],
])("the possessive after an override fits its last sound: %s", async (text, phonemes) => {
  const lexicons = [await parseLexicon(LEXICON, "tsv", "words.tsv")];
  const explanation = await reader.explain(text, { lexicons });
  expect(explanation.phonemes).toBe(phonemes);
  expect(explanation.unspoken).toEqual([]);
});

test("the possessive after named letters fits the last letter", async () => {
  const ssml = `<speak><say-as interpret-as="characters">abc</say-as>'s rules</speak>`;
  expect((await reader.explain(ssml)).phonemes).toBe("ˈA bˈi sˈiz ɹˈulz");
});

test("any other apostrophe after an override is not a possessive", async () => {
  const lexicons = [await parseLexicon(LEXICON, "tsv", "words.tsv")];
  const { words } = await reader.explain("Anna 'scapes. Anna' boss.", { lexicons });
  expect(words.map(({ text }) => text)).toEqual(["anna", "scapes", "anna", "boss"]);
});
