import { PAUSES, PRIMARY, weightOf } from "../dictionary/sounds.js";
import { applyStress } from "../dictionary/stress.js";
import { type Group, isSilent, isSilentSymbol, type Piece, textOf } from "./piece.js";

/** What a part of a compound that is not to have the main stress gets. */
const LESS = -0.5;

/** Fits the parts of a compound to each other: spaces between words, one main stress in a word (misaki's `resolve_tokens`). */
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

/** "GitHub", "MacBook": two words in one, which have the stress on the first; but "VanHorn". */
function isBrand(group: Group): boolean {
  if (group.length !== 2 || !group.every(({ text }) => /^\p{Lu}\p{Ll}{2,}$/u.test(text))) return false;
  return !BEGINNINGS.has(group[0].text) || textOf(group) === "MacBook";
}

/** What names and other words begin with that are stressed later. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  "Mac Van Von Des Del Della Der Den Ter San Saint Fitz Sub Non".split(" "),
);

/** Whether the parts are words side by side, such as "and/or" and "mp3", rather than one word with a hyphen. */
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
