// Writes misaki's dictionaries of one dialect as one text, which can be searched without parsing.

/**
 * Lines in the order of their bytes: word, tab, pronunciation. misaki has two dictionaries, the "gold" one, checked by
 * hand, and the "silver" one; a silver pronunciation follows a "?".
 *
 * A word with several pronunciations has a line such as `read<tab>DEFAULT ɹˈid;VBD ɹˈɛd`: part of speech, space,
 * pronunciation. A part of speech without a pronunciation means that the word is spelled.
 */
export function lexiconText(gold, silver) {
  const lines = Object.entries(gold).map(([word, entry]) => `${word}\t${encodeEntry(entry)}\n`);
  for (const [word, entry] of Object.entries(silver)) {
    if (!Object.hasOwn(gold, word)) lines.push(`${word}\t?${encodeEntry(entry)}\n`);
  }
  // All words are ASCII, so the order of UTF-16 code units is the order of bytes; tab sorts before every other character.
  return lines.sort((a, b) => (a < b ? -1 : 1)).join("");
}

function encodeEntry(entry) {
  if (typeof entry === "string") return entry;
  return Object.entries(entry)
    .map(([tag, phonemes]) => (phonemes === null ? tag : `${tag} ${phonemes}`))
    .join(";");
}
