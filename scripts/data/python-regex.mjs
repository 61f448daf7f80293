// Translates Python's regular expressions to JavaScript's syntax with the flag "u", as far as spaCy's tokenizer rules need it.

/** @returns {string} the source of a RegExp with the flag "u". */
export function toJavaScriptRegex(pattern) {
  const source = pattern.replaceAll("(?u)", "");
  let out = "";
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === "\\") {
      const long = /^\\U([0-9A-Fa-f]{8})/.exec(source.slice(at, at + 10));
      if (long) {
        out += `\\u{${Number.parseInt(long[1], 16).toString(16)}}`;
        at += 9;
      } else {
        at += 1;
        out += escaped(source[at], inClass);
      }
      continue;
    }
    if (char === "[" && !inClass) inClass = true;
    else if (char === "[") {
      out += "\\"; // In a class, Python reads it literally; JavaScript's flag "v" does not.
    } else if (char === "]") inClass = false;
    out += char;
  }
  new RegExp(out, "u"); // Throws if the translation is not a valid pattern.
  return out;
}

/** Translates an escape. Python's classes cover all of Unicode, JavaScript's only ASCII, and JavaScript accepts only its own escapes. */
function escaped(char, inClass) {
  if (char === "d") return "\\p{Nd}";
  if (char === "w") return inClass ? "\\p{L}\\p{N}_" : "[\\p{L}\\p{N}_]";
  return /[A-Za-z0-9^$\\.*+?()[\]{}|/-]/.test(char) ? `\\${char}` : char;
}
