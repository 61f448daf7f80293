import { expect, test } from "vitest";
import { openEnglishReader } from "../../../../src/languages/english/english-data.js";
import { isPronounceable } from "../../../../src/languages/english/oov/pronounceable.js";
import { packageData } from "../../../../src/platform/package-data.js";
import { tokenize } from "../../../../src/text/tokenize.js";
import { EN_US } from "../../../support/languages.js";

const reader = openEnglishReader(packageData);

function words(text: string): string {
  const tokens = tokenize(text, { start: 0, end: text.length }, EN_US);
  return reader
    .read(tokens, "en-us")
    .words.map((word) => word.text)
    .join(" ");
}

function plain(text: string): string {
  const tokens = tokenize(text, { start: 0, end: text.length }, EN_US);
  return reader.read(tokens, "en-us").phonemes.replaceAll(/[ˈˌ]/g, "");
}

test.each([
  ["ACKNOWLEDGEMENTS", "Acknowledgements"],
  ["GANDALF SPOKE", "Gandalf spoke"],
  ["RASKOLNIKOV", "Raskolnikov"],
  ["KUBERNETES ROCKS", "Kubernetes rocks"],
  ["PROJECT GUTENBERG EBOOK", "Project Gutenberg ebook"],
  ["MR. DARCY", "Mr. Darcy"],
  ["MRS. BENNET", "Mrs. Bennet"],
  ["DR. J. SMITH", "Dr. J. Smith"],
  ["ST. JOHN", "St. John"],
  ["LT. COL. BROWN", "Lt. Col. Brown"],
  ["MARTIN LUTHER KING JR.", "Martin Luther King Jr."],
  ["HERMIONE", "Hermione"],
  ["MCDONALD", "McDonald"],
  ["RASKOLNIKOV'S ROOM", "Raskolnikov's room"],
  ["JOHN'S", "John's"],
  ["HE LEFT.", "He left."],
  ["STOP SHOUTING AT US NOW!", "Stop shouting at us now!"],
  ["THE FBI AND NASA KNOW.", "The FBI and NASA know."],
  ["AN OFFER HE CAN'T REFUSE", "an offer he can't refuse"],
  ["IN AUGUST", "in August"],
  ["KRZYSZTOF KIERSZNOWSKI", "Krzysztof Kiersznowski"],
  ["ON MAY", "on May"],
  ["a KUBERNETES-based set-up", "a Kubernetes-based set-up"],
  ["the DARCY-like man", "the Darcy-like man"],
])("a name in capitals has the same phonemes as in lower case: %s", (capitals, written) => {
  expect(plain(capitals)).toBe(plain(written));
});

test.each(["FBI", "HTML", "XML", "YMCA", "LGBTQ", "HTTPS", "PCMCIA", "MMORPG", "UNHCR", "LAUSD", "OECD"])(
  "an acronym is spelled: %s",
  (acronym) => {
    expect(words(`The ${acronym} is here.`)).toBe(`The ${[...acronym].join(" ")} is here`);
  },
);

test.each(["NATO", "NASA", "UNESCO", "EBITDA"])("an acronym that is read as a word is not spelled: %s", (acronym) => {
  expect(words(`The ${acronym} is here.`)).toBe(`The ${acronym} is here`);
});

test.each(["raskolnikov", "dostoevsky", "tchaikovsky", "schmidt", "gandalf", "björn"])(
  "isPronounceable accepts %s",
  (word) => {
    expect(isPronounceable(word)).toBe(true);
  },
);

test.each(["pcmcia", "sqlite", "fbi", "xkcd", "bcd", ""])("isPronounceable rejects %j", (word) => {
  expect(isPronounceable(word)).toBe(false);
});
