import { cardinal, spellDigits } from "../../number-words/words.js";

/** A time in ISO 8601, with or without a zone. */
export const TIME_OF_ISO: string = String.raw`\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[-+−]\d\d:?\d\d)?`;

/**
 * Returns the words of a time: 10:30 → ten thirty; 10:05 → ten oh five; 5:00 → five o'clock; 17:00 → seventeen hundred;
 * 00:41 → zero forty one.
 */
export function hourAndMinute(hour: number, minute: number, locale: string): string {
  if (minute === 0) {
    if (hour === 0 || hour === 24) return "midnight";
    return hour > 12 ? `${cardinal(String(hour), locale)} hundred` : `${cardinal(String(hour), locale)} o'clock`;
  }
  return `${cardinal(String(hour), locale)} ${minuteWords(minute, locale)}`;
}

/** Returns the words of minutes after the hour: 5 → oh five; 30 → thirty; 0 → oh oh. */
export function minuteWords(minute: number, locale: string): string {
  if (minute === 0) return "oh oh";
  return minute < 10 ? `oh ${cardinal(String(minute), locale)}` : cardinal(String(minute), locale);
}

/** Returns the words of a {@link TIME_OF_ISO}, with its seconds unless they are 00. */
export function clockWords(time: string, locale: string): string {
  const [, hour = "", minute = "", second, zone] = /^(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(.+)?$/u.exec(time) ?? [];
  const words = [hourAndMinute(Number(hour), Number(minute), locale)];
  if (second !== undefined && second !== "00")
    words.push(`and ${cardinal(String(Number(second)), locale)} ${second === "01" ? "second" : "seconds"}`);
  if (zone !== undefined) words.push(zone === "Z" ? "u t c" : `u t c ${offsetWords(zone, locale)}`);
  return words.join(" ");
}

/** Returns the words of a time zone's offset: +2 → plus two; -05:30 → minus five thirty. */
export function offsetWords(offset: string, locale: string): string {
  const [, sign = "", hours = "", minutes = "00"] = /^([-+−–])(\d{1,2}):?(\d\d)?$/u.exec(offset) ?? [];
  const words = `${sign === "+" ? "plus" : "minus"} ${cardinal(String(Number(hours)), locale)}`;
  return minutes === "00" ? words : `${words} ${cardinal(minutes, locale)}`;
}

/** Returns the words of a military time: 0600 → zero six hundred; 1430 → fourteen thirty; 1900 → nineteen hundred. */
export function militaryTime(digits: string, locale: string): string {
  const hour = digits.slice(0, 2);
  const words = hour.startsWith("0") ? spellDigits(hour) : cardinal(hour, locale);
  if (digits.endsWith("00")) return `${words} hundred`;
  return `${words} ${minuteWords(Number(digits.slice(2)), locale)}`;
}
