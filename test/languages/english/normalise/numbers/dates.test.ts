import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("dates", () => {
  test.each([
    ["Her birthday is 8/17.", "her birthday is august seventeenth"],
    ["The due date: 5/3", "the due date may third"],
    ["8/17 at noon", "august seventeenth at noon"],
    ["The exam is 3/4 of the mark", "the exam is three quarters of the mark"],
    ["It was 3/4 at noon", "it was three quarters at noon"],
    ["July 4, 1976", "july fourth nineteen seventy six"],
    ["On July 4, 1976, they met.", "on july fourth nineteen seventy six they met"],
    ["July 4", "july fourth"],
    ["July 4.", "july fourth"],
    ["Jul. 4", "july fourth"],
    ["July 4th, 1776", "july fourth seventeen seventy six"],
    ["4 July 1976", "the fourth of july nineteen seventy six"],
    ["4 July", "the fourth of july"],
    ["on the 4 July", "on the fourth of july"],
    ["the 4th of July", "the fourth of july"],
    ["4th July", "the fourth of july"],
    ["Jan. 5", "january fifth"],
    ["Sept 3rd", "september third"],
    ["Dec 25th", "december twenty fifth"],
    ["Mon., Jan 5", "monday january fifth"],
    ["Tues., Sept. 11, 2001", "tuesday september eleventh two thousand one"],
    ["Friday, June 13th", "friday june thirteenth"],
    ["Sunday 5 May 2019", "sunday the fifth of may twenty nineteen"],
    ["2024-05-06", "may sixth twenty twenty four"],
    ["2024/05/06", "may sixth twenty twenty four"],
    ["12/31/2025", "december thirty first twenty twenty five"],
    ["31/12/2025", "december thirty first twenty twenty five"],
    ["5/6/24", "may sixth twenty twenty four"],
    ["5/6/1999", "may sixth nineteen ninety nine"],
    ["31.12.2024", "december thirty first twenty twenty four"],
    ["on 5/6", "on may sixth"],
    ["by 12/25", "by december twenty fifth"],
    ["May 2024", "may twenty twenty four"],
    ["May '68", "may sixty eight"],
    ["in March 2020", "in march twenty twenty"],
    ["in Dec. 2021", "in december twenty twenty one"],
    ["Jan–Mar 2024", "january to march twenty twenty four"],
    ["Mon–Fri", "monday to friday"],
    ["Monday-Friday", "monday to friday"],
    ["July 4–6", "july fourth to sixth"],
    ["Aug. 15-20", "august fifteenth to twentieth"],
    ["5–7 May", "the fifth to the seventh of may"],
    ["2024-05-06T10:30:00Z", "may sixth twenty twenty four at ten thirty u t c"],
    ["2024-05-06T10:30:15+02:00", "may sixth twenty twenty four at ten thirty and fifteen seconds u t c plus two"],
    ["between May 5 and June 6", "between may fifth and june sixth"],
    ["You may 3 times.", "you may three times"],
    ["on 9/11", "on nine eleven"],
    ["in Feb.", "in february"],
    ["(June 1)", "june first"],
    ["Sat 10-4", "saturday ten to four"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([
    ["July 4, 1976", "july the fourth nineteen seventy six"],
    ["4 July 1976", "the fourth of july nineteen seventy six"],
    ["12/11/2024", "the twelfth of november twenty twenty four"],
    ["12/31/2024", "the thirty first of december twenty twenty four"],
    ["2024-05-06", "the sixth of may twenty twenty four"],
    ["the 4th of July", "the fourth of july"],
    ["6 Jan. 2021", "the sixth of january twenty twenty one"],
  ])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});
