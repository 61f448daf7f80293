/**
 * White space as in Python's `str.isspace`. JavaScript's `\s` lacks the control characters of this set, and contains
 * U+FEFF.
 */
export const WHITE_SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
