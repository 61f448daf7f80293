import { expect, test } from "vitest";
import { canonicalTag, findLanguage, languageHint } from "../../src/languages/registry.js";

test.each([
  ["en-us", "en-us"],
  ["EN-us", "en-us"],
  ["en_US", "en-us"],
  ["en_GB.UTF-8", "en-gb"],
  ["pt_BR", "pt-br"],
  ["pt-BR", "pt-br"],
  ["pt", "pt-br"],
  ["pt-pt", undefined],
  ["en", "en-us"],
  ["es", "es"],
  ["ES-es", "es"],
  ["fr-FR", "fr"],
  ["es-mx", undefined],
  ["ja", undefined],
  ["constructor", undefined],
  ["english", undefined],
])("the tag %j finds the language %j", (tag, language) => {
  expect(findLanguage(tag)).toBe(language);
});

test("an unknown tag is returned in lower case with hyphens", () => {
  expect(canonicalTag("ja_JP")).toBe("ja-jp");
});

test.each([
  ["english", "; did you mean en-us?"],
  ["British", "; did you mean en-gb?"],
  ["en-au", "; did you mean en-us or en-gb?"],
  ["es-mx", "; did you mean es?"],
  ["tlh", ""],
])("the message about %j ends in %j", (tag, hint) => {
  expect(languageHint(tag)).toBe(hint);
});
