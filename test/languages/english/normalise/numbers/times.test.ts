import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("times", () => {
  test.each([
    ["at 10:30", "at ten thirty"],
    ["at 10:05", "at ten oh five"],
    ["at 5:00", "at five o'clock"],
    ["at 5:00.", "at five o'clock"],
    ["at 12:00", "at twelve o'clock"],
    ["at 17:45", "at seventeen forty five"],
    ["at 00:41", "at zero forty one"],
    ["at 17:00", "at seventeen hundred"],
    ["at 24:00", "at midnight"],
    ["10:00 a.m.", "ten a m"],
    ["at 10:00 a.m. sharp", "at ten a m sharp"],
    ["9am", "nine a m"],
    ["9 a.m.", "nine a m"],
    ["9:30pm", "nine thirty p m"],
    ["7 P.M.", "seven p m"],
    ["It's 3 p.m.", "it's three p m"],
    ["12 AM", "twelve a m"],
    ["9.30am", "nine thirty a m"],
    ["5-6 pm", "five to six p m"],
    ["9am–5pm", "nine a m to five p m"],
    ["10am-noon", "ten a m to noon"],
    ["7:30–8:45 p.m.", "seven thirty to eight forty five p m"],
    ["2:30-3:30 PM EST", "two thirty to three thirty p m e s t"],
    ["10:30-11:00", "ten thirty to eleven"],
    ["9:00-17:00", "nine to seventeen hundred"],
    ["10:30 EST", "ten thirty e s t"],
    ["5 pm GMT+2", "five p m g m t plus two"],
    ["UTC-5", "u t c minus five"],
    ["at 1900 hours", "at nineteen hundred hours"],
    ["at 0600 hours", "at zero six hundred hours"],
    ["1500 hours of work", "one thousand five hundred hours of work"],
    ["14h30", "fourteen thirty"],
    ["10:30:15", "ten thirty fifteen"],
    ["1:23:45", "one hour twenty three minutes forty five seconds"],
    ["at 1:23:45", "at one twenty three forty five"],
    ["2:05:33", "two hours five minutes thirty three seconds"],
    ["3:43.13", "three forty three point one three"],
    ["58:30", "fifty eight thirty"],
    ["3'45\"", "three minutes forty five seconds"],
    ["2h 15m", "two hours fifteen minutes"],
    ["1h30m", "one hour thirty minutes"],
    ["5m 30s", "five minutes thirty seconds"],
    ["3 hrs 20 mins", "three hours twenty minutes"],
    ["5 o'clock", "five o'clock"],
    ["(8:15)", "eight fifteen"],
    ["06:45", "six forty five"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([
    ["10:30pm", "ten thirty p m"],
    ["at 00:30", "at zero thirty"],
  ])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});
