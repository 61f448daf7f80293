import { PAUSES, PRIMARY, weightOf } from "../dictionary/sounds.js";
import { applyStress } from "../dictionary/stress.js";
import { type Group, isSilent, isSilentSymbol, type Piece, textOf } from "./piece.js";

/** The stress for {@link applyStress} that takes the main stress from a part of a compound. */
const LESS = -0.5;

/**
 * Sets the spaces between the words of a compound, and leaves one main stress in a word. As misaki's `resolve_tokens`.
 */
export function resolveGroup(group: Group): void {
  const prespaced = isSeveralWords(textOf(group));
  group.forEach((piece, index) => {
    if (piece.sound !== undefined) piece.prespaced = index > 0 && prespaced;
    else if (index === group.length - 1 && PAUSES.has(piece.text)) piece.sound = { phonemes: piece.text, from: "rule" };
    else if (isSilent(piece.text)) piece.sound = { phonemes: "", from: "rule" };
  });
  if (prespaced) return;
  const sounding = group.filter((piece) => phonemesOf(piece) !== "");
  const [first, second] = sounding;
  if (sounding.length === 2 && first !== undefined && second !== undefined && [...first.text].length === 1) {
    weaken(second);
    return;
  }
  const stressed = sounding.filter(isStressed).length;
  if (sounding.length < 2 || stressed <= (sounding.length + 1) >> 1) return;
  if (isBrand(group)) {
    for (const piece of sounding.slice(1)) weaken(piece);
    return;
  }
  const weakest = [...sounding].sort(
    (a, b) => Number(isStressed(a)) - Number(isStressed(b)) || weightOf(phonemesOf(a)) - weightOf(phonemesOf(b)),
  );
  for (const piece of weakest.slice(0, sounding.length >> 1)) weaken(piece);
}

/**
 * Returns true for a name of two words, with the stress on the first: "GitHub", "MacBook". Returns false for "VanHorn".
 */
function isBrand(group: Group): boolean {
  if (group.length !== 2 || !group.every(({ text }) => /^\p{Lu}\p{Ll}{2,}$/u.test(text))) return false;
  return !BEGINNINGS.has(group[0].text) || textOf(group) === "MacBook";
}

/** First parts of names and other words that have the main stress on a later part. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  "Mac Van Von Des Del Della Der Den Ter San Saint Fitz Sub Non".split(" "),
);

/** Returns whether the parts are separate words ("and/or", "mp3") and not one word with a hyphen. */
function isSeveralWords(text: string): boolean {
  if (/[ /]/.test(text)) return true;
  const kinds = new Set([...text].filter((symbol) => !isSilentSymbol(symbol)).map(kindOf));
  return kinds.size > 1;
}

function kindOf(symbol: string): string {
  if (/\p{L}/u.test(symbol)) return "letter";
  return /[0-9]/.test(symbol) ? "digit" : "other";
}

function phonemesOf(piece: Piece): string {
  return piece.sound?.phonemes ?? "";
}

function isStressed(piece: Piece): boolean {
  return phonemesOf(piece).includes(PRIMARY);
}

function weaken(piece: Piece): void {
  if (piece.sound !== undefined) {
    piece.sound = { ...piece.sound, phonemes: applyStress(piece.sound.phonemes, LESS) };
  }
}
