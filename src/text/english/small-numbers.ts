const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

export function cardinal(digits: string, _locale: string): string {
  const n = Number(digits);
  if (/^0\d/u.test(digits) || digits.length > 9) return spellDigits(digits);
  if (n < 20) return ONES[n] ?? "";
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 ? ` ${ONES[n % 10]}` : ""}`;
  if (n < 1000) return `${ONES[Math.floor(n / 100)]} hundred${n % 100 ? ` ${cardinal(String(n % 100), _locale)}` : ""}`;
  if (n < 1e6)
    return `${cardinal(String(Math.floor(n / 1000)), _locale)} thousand${n % 1000 ? ` ${cardinal(String(n % 1000), _locale)}` : ""}`;
  return `${cardinal(String(Math.floor(n / 1e6)), _locale)} million${n % 1e6 ? ` ${cardinal(String(n % 1e6), _locale)}` : ""}`;
}

const ORDINALS: ReadonlyMap<string, string> = new Map([
  ["one", "first"],
  ["two", "second"],
  ["three", "third"],
  ["five", "fifth"],
  ["eight", "eighth"],
  ["nine", "ninth"],
  ["twelve", "twelfth"],
]);

export function ordinal(digits: string, locale: string): string {
  return cardinal(digits, locale).replace(
    /[a-z]+$/u,
    (word) => ORDINALS.get(word) ?? (word.endsWith("y") ? `${word.slice(0, -1)}ieth` : `${word}th`),
  );
}

export function spellDigits(text: string): string {
  return [...text].flatMap((digit) => ONES[/\d/u.test(digit) ? Number(digit) : -1] ?? []).join(" ");
}

export function year(digits: string, locale: string): string {
  const n = Number(digits);
  if (digits.length < 3 || n % 1000 < 10 || digits.length > 4) return cardinal(String(n), locale);
  const rest = digits.slice(-2);
  const head = cardinal(digits.slice(0, -2), locale);
  if (rest === "00") return `${head} hundred`;
  return `${head} ${rest.startsWith("0") ? `oh ${cardinal(rest.slice(1), locale)}` : cardinal(rest, locale)}`;
}
