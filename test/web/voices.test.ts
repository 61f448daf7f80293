import { expect, test } from "vitest";
import { choicesOf, findChoices } from "../../web/src/parts/voices/choices.js";
import { formulaOf, partsOf, withoutPart, withPart, withShare } from "../../web/src/parts/voices/mix.js";
import type { PageVoice } from "../../web/src/source/speech-source.js";
import { mixes, removeMix, saveMix } from "../../web/src/state/mixes.js";

const VOICES: readonly PageVoice[] = [
  { id: "af_heart", name: "Heart", locale: "en-US", gender: "female", grade: "A" },
  { id: "bm_george", name: "George", locale: "en-GB", gender: "male", grade: "C" },
  { id: "ef_dora", name: "Dóra", locale: "es", gender: "female" },
];
const HALF = "af_heart*0.5+bm_george*0.5";

function idsFound(sought: string, language?: string): readonly string[] {
  return findChoices(choicesOf(VOICES, [], [], undefined), sought, language).map(({ id }) => id);
}

test("the list of voices finds names without accents, languages, genders and grades", () => {
  expect(idsFound("dora")).toEqual(["ef_dora"]);
  expect(idsFound("male")).toEqual(["bm_george"]);
  expect(idsFound("female amer")).toEqual(["af_heart"]);
  expect(idsFound("grade c")).toEqual(["bm_george"]);
  expect(idsFound("", "Spanish")).toEqual(["ef_dora"]);
  expect(idsFound("dora", "American English")).toEqual([]);
});

test("favourites come first in the list of voices, and mixes and the default voice say what they are", () => {
  const choices = choicesOf(VOICES, [{ name: "Duo", formula: HALF }], ["ef_dora", HALF], "af_heart");
  expect(choices.map(({ id }) => id)).toEqual([HALF, "ef_dora", "", "af_heart", "bm_george"]);
  expect(choices[0]?.about).toBe("50 % Heart, 50 % George");
  expect(choices[2]?.about).toBe("Heart: American English, female voice, grade A");
});

test("the shares of a mix add up to 100 per cent whatever its sliders do", () => {
  let parts = partsOf("af_heart");
  parts = withPart(withPart(parts, "bm_george"), "ef_dora");
  for (const [index, percent] of [
    [0, 98],
    [1, 1],
    [2, 57],
    [0, 0],
    [1, 100],
  ] as const) {
    parts = withShare(parts, index, percent);
    expect(parts.reduce((sum, part) => sum + part.percent, 0)).toBe(100);
    expect(Math.min(...parts.map((part) => part.percent))).toBeGreaterThanOrEqual(1);
    expect(partsOf(formulaOf(parts))).toEqual(parts);
  }
});

test("a mix that loses all voices but one is that voice", () => {
  expect(formulaOf(withoutPart(partsOf(HALF), 0))).toBe("bm_george");
  expect(partsOf("not a voice")).toEqual([]);
});

test("a mix keeps one name, and a name keeps one mix", () => {
  saveMix("Duo", HALF);
  saveMix(" Pair ", HALF);
  saveMix("Pair", "af_heart*0.6+bm_george*0.4");
  expect(mixes.value).toEqual([{ name: "Pair", formula: "af_heart*0.6+bm_george*0.4" }]);
  removeMix("af_heart*0.6+bm_george*0.4");
  expect(mixes.value).toEqual([]);
});
