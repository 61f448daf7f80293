import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["in Jan. and Feb.", "in january and february"],
  ["It began in Sept.", "it began in september"],
  ["since Aug., he said", "since august he said"],
  ["Dec. is cold", "december is cold"],
  ["Open Mon. through Fri.", "open monday through friday"],
  ["Mon.–Fri. only", "monday to friday only"],
  ["Mon-Sat", "monday to saturday"],
  ["Jan.–Mar.", "january to march"],
  ["Sat/Sun", "saturday sunday"],
  ["every Tues. and Thurs.", "every tuesday and thursday"],
  ["on Wed. night", "on wednesday night"],
  ["I met Jan.", "i met jan"],
  ["Jan said no", "jan said no"],
  ["the sun. It rose", "the sun it rose"],
  ["He sat. She stood.", "he sat she stood"],
  ["The Sun rose", "the sun rose"],
  ["to mar. the finish", "to mar the finish"],
  ["(Nov. issue)", "november issue"],
  ["next Apr.", "next april"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
