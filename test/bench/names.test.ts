import { expect, test } from "vitest";
import { saysTheName } from "../../bench/reading/judge.js";
import { fromArpabet, soundsOfName } from "../../bench/reading/phonemes.js";

test("fromArpabet converts the phonemes of CMUdict", () => {
  expect(fromArpabet("K IY1 TH")).toBe("kˈiθ");
  expect(fromArpabet("F ER1 G AH0 S AH0 N")).toBe("fˈɜɹɡəsən");
});

test.each([
  ["sˈʌʔn", "S AH1 T AH0 N"],
  ["hˈɑkɪnz", "HH AO1 K IH0 N Z"],
  ["mˈɛɹi", "M AE1 R IY0"],
  ["məkɡwˈIəɹ", "M AH0 K G W AY1 R"],
  ["mˈæɡi", "M AE1 G IY0"],
])("%s has the sounds of %s", (phonemes, phones) => {
  expect(soundsOfName(phonemes)).toBe(soundsOfName(fromArpabet(phones)));
});

test("a name with other sounds than those of CMUdict is wrong", () => {
  const name = { kind: "surname", name: "Pugh", right: ["P Y UW1"] } as const;
  expect(saysTheName(name, new Map([["Pugh", { phonemes: "pjˈu" }]]))).toBe(true);
  expect(saysTheName(name, new Map([["Pugh", { phonemes: "pˈʌɡ" }]]))).toBe(false);
});
