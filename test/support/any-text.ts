import fc from "fast-check";

/** Any single UTF-16 code unit, also half of a surrogate pair and NUL. */
const codeUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit));

/** Parts of texts, with awkward ones more often than in real texts. */
const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,10}$/) },
  { weight: 3, arbitrary: fc.constantFrom("Dr.", "e.g.", "St.", "J.", "U.S.", "$3.50", "1999", "10:30", "#5", "R&D") },
  { weight: 2, arbitrary: fc.constantFrom("constructor", "toString", "__proto__", "hasOwnProperty", "valueOf") },
  { weight: 6, arbitrary: fc.constantFrom(" ", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\f", "\u00a0") },
  {
    weight: 5,
    arbitrary: fc.constantFrom(".", ",", "!", "?", "...", "…", "—", "--", "-", ":", ";", "(", ")", '"', "’"),
  },
  { weight: 2, arbitrary: fc.constantFrom("*", "_", "#", "`", "[", "](", "|", "<", ">", "[[", "//", "\\", "~", "==") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "世界",
      "привет",
      "中。",
      "𝐀",
      "👨‍👩‍👧",
      "e\u0301",
      "α",
      "\u0000",
      "\ud83d",
      "\udc00",
      "\ufffd",
    ),
  },
  { weight: 2, arbitrary: codeUnit },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-zA-Z0-9]{30,90}$/) },
);

/** Texts of any kind: prose, markup, other scripts, broken surrogates, control characters, any mix of line breaks. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fragment, { maxLength: 60 })
  .map((fragments) => fragments.join(""));
