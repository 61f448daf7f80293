const DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const CANONICAL = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u;

/** Returns the value of a Roman numeral in capitals, or `undefined` for other texts, including IIII. */
export function romanValue(numeral: string): number | undefined {
  if (numeral === "" || !CANONICAL.test(numeral)) return undefined;
  return [...numeral].reduce((sum, digit, index) => {
    const here = DIGITS[digit] ?? 0;
    return sum + (here < (DIGITS[numeral.charAt(index + 1)] ?? 0) ? -here : here);
  }, 0);
}
