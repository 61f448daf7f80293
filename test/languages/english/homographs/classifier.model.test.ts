import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { openHomographClassifier } from "../../../../src/languages/english/homographs/learned/classifier.js";
import {
  formatHomographModel,
  parseHomographModel,
} from "../../../../src/languages/english/homographs/learned/model-file.js";
import { HOMOGRAPHS } from "../../../../src/languages/english/homographs/learned/weights.js";
import { WordContext } from "../../../../src/languages/english/homographs/word-context.js";
import { openTestTagger } from "../support/reader.js";
import { fromRoot } from "../support.js";

const packed = readFileSync(fromRoot(HOMOGRAPHS.path));
const bytes = new Uint8Array(brotliDecompressSync(packed));
const classifier = openHomographClassifier(bytes);
const tag = openTestTagger();

function senseOf(text: string, word: string): ReturnType<typeof classifier.senseOf> {
  const tokens = tag(text);
  return classifier.senseOf(
    new WordContext(
      tokens,
      tokens.findIndex((token) => token.text === word),
    ),
  );
}

test("the committed classifier of homographs has its pinned digest", () => {
  expect(createHash("sha256").update(packed).digest("hex")).toBe(HOMOGRAPHS.sha256);
});

test("the file of the classifier stays the same when it is parsed and formatted", () => {
  expect(formatHomographModel(parseHomographModel(bytes))).toEqual(bytes);
});

test("a truncated file of the classifier is rejected", () => {
  expect(() => openHomographClassifier(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  expect(() => openHomographClassifier(new Uint8Array(2))).toThrow(RangeError);
});

test.each([
  ["He was a drug addict for years.", "addict", "addict_nou"],
  ["The charity fights child abuse.", "abuse", "abuse_nou"],
  ["They spent their entire lives there.", "lives", "lives_nou"],
  ["The city funds infrastructure projects and one project in the park.", "project", "project_nou"],
  ["It was an elaborate plan.", "elaborate", "elaborate_adj"],
  ["It was a deliberate attempt to mislead.", "deliberate", "deliberate_adj"],
  ["He died aged 83 in Rome.", "aged", "aged"],
  ["The fort fell in August 1936.", "August", "august"],
  ["The orchestra played works by Ravel and Debussy.", "Ravel", "ravel_nam"],
])("the classifier chooses the sense in: %s", (text, word, sense) => {
  expect(senseOf(text, word)?.sense).toBe(sense);
});

test("the confidence of the classifier is a probability, and higher in a clear sentence", () => {
  const clear = senseOf("They must record the song again.", "record")?.confidence ?? 0;
  const unclear = senseOf("Record", "Record")?.confidence ?? 0;
  expect(clear).toBeLessThanOrEqual(1);
  expect(clear).toBeGreaterThan(unclear);
  expect(unclear).toBeGreaterThanOrEqual(0.5);
});

test("the classifier leaves other words to the dictionaries", () => {
  expect(senseOf("The table is round.", "table")).toBeUndefined();
});
