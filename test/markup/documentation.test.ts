import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { MarkedText } from "../../src/markup/marked-text.js";
import type { MarkupLanguage } from "../../src/markup/markup-language.js";
import { parseMarkedText } from "../../src/markup/parse-marked-text.js";
import { fromIpa } from "../../src/phonemes/ipa.js";
import { readExamples } from "../support/examples.js";

const document = await readFile(new URL("../../docs/markup.md", import.meta.url), "utf8");
const examples = readExamples(document);

test("docs/markup.md has examples of every markup language", () => {
  expect(new Set(examples.map(({ language }) => language))).toEqual(new Set(["plain", "markdown", "html", "ssml"]));
  expect(examples.length).toBeGreaterThan(20);
});

test.each(examples)(
  "the $language example on line $line of docs/markup.md has the result that the document shows",
  async ({ language, source, arrows }) => {
    const text = language === "ssml" ? `<speak>${source}</speak>` : source;
    expect(describeScript(await parseMarkedText(text, language as MarkupLanguage, { readIpa: fromIpa }))).toEqual(
      arrows,
    );
  },
);

function describeScript(script: MarkedText): string[] {
  const inner = script.source.startsWith("<speak>") ? "<speak>".length : 0;
  const asked = script.directives.map(({ range, ...ask }) => {
    const words = script.text.slice(range.start, range.end).replaceAll(/\s+/g, " ");
    return `${words.length > 60 ? "all" : words}: ${Object.values(ask).join(" ")}`;
  });
  const problems = script.problems.map(
    ({ line, column, message }) => `line ${line}, column ${line === 1 ? column - inner : column}: ${message}`,
  );
  return [wordsOf(script), ...asked, ...problems];
}

function wordsOf(script: MarkedText): string {
  let words = "";
  let at = 0;
  for (const it of script.breaks) {
    words += script.text.slice(at, it.at);
    words += it.kind === "pause" ? ` ⟨${it.seconds} s⟩ ` : it.kind === "sentence" ? " / " : " ¶ ";
    at = it.at;
  }
  return (words + script.text.slice(at)).replaceAll(/\s+/g, " ").trim();
}
