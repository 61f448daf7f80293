/**
 * Returns the words for digits that no normalisation rule has replaced. Up to two digits ("B12") are read as a number,
 * and more digits one by one, since nothing shows what they count. Returns `undefined` if the text is not a number.
 */
export function digitWords(text: string): readonly string[] | undefined {
  const plain = text.replaceAll(/(?![0-9])\p{Nd}/gu, toAscii);
  if (!/^[0-9.,]*[0-9][.,]?$/.test(plain)) return undefined;
  return /^[1-9][0-9]$/.test(plain) ? twoDigits(Number(plain)) : [...plain].flatMap(wordOf);
}

const SMALL = [
  ..."zero one two three four five six seven eight nine".split(" "),
  ..."ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

function twoDigits(value: number): readonly string[] {
  const small = SMALL[value];
  if (small !== undefined) return [small];
  return [TENS[Math.floor(value / 10)] ?? "", ...(value % 10 === 0 ? [] : [SMALL[value % 10] ?? ""])];
}

function wordOf(symbol: string): readonly string[] {
  if (symbol === ".") return ["point"];
  const word = symbol === "," ? undefined : SMALL[Number(symbol)];
  return word === undefined ? [] : [word];
}

/** Returns the ASCII digit. Unicode has the ten digits of each script in one row, from 0 to 9. */
function toAscii(digit: string): string {
  const code = digit.normalize("NFKC").codePointAt(0) ?? 0;
  if (code < 0x80) return String.fromCodePoint(code);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
