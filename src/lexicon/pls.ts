import { SaxesParser } from "saxes";
import { type Refuse, readPhonemes, readWord, refuse } from "./entries.js";
import type { LexiconWord, Saying } from "./lexicon.js";
import { lineAt } from "./lines.js";
import type { ParsedLexicon } from "./parsed-lexicon.js";

/** A `<lexeme>` that is being parsed. */
interface Lexeme {
  readonly graphemes: string[];
  readonly sayings: { readonly preferred: boolean; readonly said: string; readonly alphabet: string | undefined }[];
}

/**
 * Parses a lexicon in the W3C's Pronunciation Lexicon Specification 1.0. If a word has several pronunciations, the
 * preferred one is used, else the first.
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID`
 */
export function readPlsLexicon(text: string, name: string): ParsedLexicon {
  const words: LexiconWord[] = [];
  const path: string[] = [];
  let alphabet = "ipa";
  let lexeme: Lexeme = { graphemes: [], sayings: [] };
  let attributes: Readonly<Record<string, string>> = {};
  let content = "";

  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const fail: Refuse = (reason) => refuse(name, lineAt(text, Math.min(parser.position, text.length)), reason);
  parser.on("error", ({ message }) => fail(`the file is not valid XML: ${message.replace(/\.$/, "")}`));
  parser.on("opentag", (tag) => {
    const element = localName(tag.name);
    if (path.length === 0 && element !== "lexicon") fail(`the root must be <lexicon>, got <${tag.name}>`);
    path.push(element);
    content = "";
    attributes = tag.attributes;
    if (element === "lexicon") alphabet = attributes["alphabet"] ?? "ipa";
    if (element === "lexeme") lexeme = { graphemes: [], sayings: [] };
  });
  const take = (piece: string): void => {
    content += piece;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("closetag", () => {
    const element = path.pop();
    if (element === "grapheme") lexeme.graphemes.push(content.trim().replaceAll(/\s+/g, " "));
    if (element === "phoneme" || element === "alias") {
      lexeme.sayings.push({
        preferred: attributes["prefer"] === "true",
        said: content.trim(),
        alphabet: element === "alias" ? undefined : (attributes["alphabet"] ?? alphabet),
      });
    }
    if (element === "lexeme") words.push(...readLexeme(lexeme, fail));
    content = "";
  });
  parser.write(text).close();
  return { name, words, patterns: [] };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function readLexeme({ graphemes, sayings }: Lexeme, fail: Refuse): LexiconWord[] {
  const chosen = sayings.find(({ preferred }) => preferred) ?? sayings[0];
  if (graphemes.length === 0) return fail("a <lexeme> needs a <grapheme>");
  if (chosen === undefined) return fail(`the <lexeme> of "${graphemes[0]}" needs a <phoneme> or an <alias>`);
  return graphemes.map((written) => {
    if (chosen.alphabet === undefined) return readWord(written, chosen.said, fail);
    return {
      written: written === "" ? fail("a <grapheme> needs a word") : written,
      saying: readPhoneme(written, chosen, fail),
    };
  });
}

const ALPHABETS: readonly (string | undefined)[] = ["ipa", "x-kokoro", "x-misaki"];

function readPhoneme(written: string, { said, alphabet }: Lexeme["sayings"][number], fail: Refuse): Saying {
  if (!ALPHABETS.includes(alphabet))
    return fail(`the alphabet ${alphabet} of "${written}" is not supported; write its phonemes in ipa or x-kokoro`);
  return readPhonemes(written, said, fail);
}
