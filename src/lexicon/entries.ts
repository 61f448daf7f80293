import { VoxError } from "../core/errors.js";
import { fromIpa } from "../phonemes/ipa.js";
import type { LexiconPattern, LexiconWord, Saying } from "./lexicon.js";

/** Refuses an entry: `reason` says what is wrong with it. */
export type Refuse = (reason: string) => never;

/** @throws {VoxError} `VOX_LEXICON_INVALID` */
export function refuse(path: string, line: number | undefined, reason: string, cause?: unknown): never {
  const place = line === undefined ? path : `${path}, line ${line}`;
  throw new VoxError("VOX_LEXICON_INVALID", `the lexicon ${place}: ${reason}`, { path, line, reason }, { cause });
}

export function readWord(written: string, said: string, fail: Refuse): LexiconWord {
  if (written.trim() === "") return fail("an entry wants a word");
  return { written: written.trim(), saying: readSaying(written, said, fail) };
}

/** Does not run the pattern: it may be one that takes for ever. */
export function readPattern(match: string, said: string, fail: Refuse): LexiconPattern {
  const pattern = compile(match, fail);
  const none = new RegExp(`|${match}`, "u").exec(""); // Finds nothing, in every group, before it comes to the pattern.
  for (const [reference, number, name] of said.matchAll(REFERENCE)) {
    const known =
      number === undefined
        ? name === undefined || Object.hasOwn(none?.groups ?? {}, name)
        : Number(number) < (none?.length ?? 1);
    if (!known || Number(number) === 0) fail(`"${said}" speaks of ${reference}, and ${match} has no such group`);
  }
  return { match: pattern, saying: readSaying(match, said, fail) };
}

/** What a saying takes from a match: `$1`, `$<name>`, `$&`; `$$` is a dollar sign. */
export const REFERENCE: RegExp = /\$(?:(\d{1,2})|<([^>]*)>|[$&])/g;

/** Phonemes between slashes, in Kokoro's symbols or in IPA; or a respelling. */
function readSaying(entry: string, said: string, fail: Refuse): Saying {
  const text = said.trim();
  const written = /^\/(.*)\/$/su.exec(text)?.[1];
  if (written !== undefined) return readPhonemes(entry, written, fail);
  return text === ""
    ? fail(`"${entry}" has nothing to be said; write /phonemes/ or another spelling`)
    : { kind: "sub", alias: text };
}

/** @param written in Kokoro's symbols or in IPA */
export function readPhonemes(entry: string, written: string, fail: Refuse): Saying {
  const { phonemes, unknown } = fromIpa(written);
  if (unknown.length > 0) return fail(`"${unknown.join(" ")}" in the phonemes of "${entry}" has no sound`);
  return phonemes === "" ? fail(`"${entry}" has no phonemes between its slashes`) : { kind: "phonemes", phonemes };
}

function compile(match: string, fail: Refuse): RegExp {
  try {
    return new RegExp(match, "gu");
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : String(cause));
  }
}
