// misaki's dictionaries of one dialect as one text that is searched without being parsed.

/**
 * Lines in the order of their bytes: word, tab, pronunciation. misaki has two dictionaries, the "gold" one, checked by
 * hand, and the "silver" one; a silver pronunciation stands behind a "?".
 *
 * A word that is said in several ways has a line such as `read<tab>DEFAULT ɹˈid;VBD ɹˈɛd`: part of speech, space,
 * pronunciation; nothing after the part of speech means that the word is then spelled.
 */
export function lexiconText(gold, silver) {
  const lines = Object.entries(gold).map(([word, entry]) => `${word}\t${encodeEntry(entry)}\n`);
  for (const [word, entry] of Object.entries(silver)) {
    if (!Object.hasOwn(gold, word)) lines.push(`${word}\t?${encodeEntry(entry)}\n`);
  }
  // All words are ASCII, so that the order of UTF-16 code units is that of bytes; tab comes before every other character.
  return lines.sort((a, b) => (a < b ? -1 : 1)).join("");
}

function encodeEntry(entry) {
  if (typeof entry === "string") return entry;
  return Object.entries(entry)
    .map(([tag, phonemes]) => (phonemes === null ? tag : `${tag} ${phonemes}`))
    .join(";");
}
