/** What Python's `str.isspace` takes for white space; JavaScript's `\s` has no controls of its kind, and U+FEFF besides. */
export const WHITE_SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
