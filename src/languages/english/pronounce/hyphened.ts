/** Two words with a hyphen between them. */
const TWO_WORDS = /^(\p{L}\p{Ll}+)-(\p{Ll}{2,})$/u;

/**
 * Words that differ from the same letters without a hyphen: "to re-sign a player" is not "to resign". "No-one" is two
 * words.
 */
const APART = /^(?:re-|no-|co-op(?:s|'s)?$|pre-sent|un-ion)/iu;

/**
 * Returns a compound without its hyphen. Older texts write "egg-plant", "to-day" and "good-bye", which are pronounced as
 * the one word of today. Returns `undefined` for other texts.
 */
export function withoutHyphen(text: string): string | undefined {
  const [, first, second] = TWO_WORDS.exec(text) ?? [];
  return first === undefined || second === undefined || APART.test(text) ? undefined : first + second;
}
