import { VoxError } from "../core/errors.js";
import { messageOf } from "../core/message-of.js";
import { fromIpa } from "../phonemes/ipa.js";
import type { LexiconPattern, LexiconWord, Saying } from "./lexicon.js";

/** Rejects an entry by throwing an error with the reason. */
export type Refuse = (reason: string) => never;

/**
 * Throws the error for a lexicon that is not valid.
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID`
 */
export function refuse(path: string, line: number | undefined, reason: string, cause?: unknown): never {
  const place = line === undefined ? path : `${path}, line ${line}`;
  throw new VoxError("VOX_LEXICON_INVALID", `the lexicon ${place}: ${reason}`, { path, line, reason }, { cause });
}

/** Parses an entry for a word. */
export function readWord(written: string, said: string, fail: Refuse): LexiconWord {
  if (written.trim() === "") return fail("an entry needs a word");
  return { written: written.trim(), saying: readSaying(written, said, fail) };
}

/** Parses an entry for a pattern. It does not run the pattern, which may never end. */
export function readPattern(match: string, said: string, fail: Refuse): LexiconPattern {
  const pattern = compile(match, fail);
  const none = new RegExp(`|${match}`, "u").exec(""); // Its empty alternative matches first, and all groups are listed.
  for (const [reference, number, name] of said.matchAll(REFERENCE)) {
    const known =
      number === undefined
        ? name === undefined || Object.hasOwn(none?.groups ?? {}, name)
        : Number(number) < (none?.length ?? 1);
    if (!known || Number(number) === 0) fail(`"${said}" refers to ${reference}, but ${match} has no such group`);
  }
  return { match: pattern, saying: readSaying(match, said, fail) };
}

/** A reference from a replacement to the match: `$1`, `$<name>` or `$&`; `$$` is a dollar sign. */
export const REFERENCE: RegExp = /\$(?:(\d{1,2})|<([^>]*)>|[$&])/g;

/** Parses phonemes between slashes (Kokoro's symbols or IPA), or another spelling. */
function readSaying(entry: string, said: string, fail: Refuse): Saying {
  const text = said.trim();
  const written = /^\/(.*)\/$/su.exec(text)?.[1];
  if (written !== undefined) return readPhonemes(entry, written, fail);
  return text === ""
    ? fail(`"${entry}" has no pronunciation; write /phonemes/ or another spelling`)
    : { kind: "sub", alias: text };
}

/**
 * Parses the phonemes of an entry.
 *
 * @param written phonemes in Kokoro's symbols or in IPA
 */
export function readPhonemes(entry: string, written: string, fail: Refuse): Saying {
  const { phonemes, unknown } = fromIpa(written);
  if (unknown.length > 0) return fail(`"${unknown.join(" ")}" in the phonemes of "${entry}" has no sound`);
  return phonemes === "" ? fail(`"${entry}" has no phonemes between its slashes`) : { kind: "phonemes", phonemes };
}

function compile(match: string, fail: Refuse): RegExp {
  try {
    return new RegExp(match, "gu");
  } catch (cause) {
    return fail(messageOf(cause));
  }
}
