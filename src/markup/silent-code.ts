/**
 * Returns the quotation mark to put around a piece of code in running text, so that the front end names its signs or reads its tag:
 * without one, code that consists of signs or is a tag has no sound. Returns an empty string for other code.
 */
export function quoteOfCode(code: string): string {
  if (code.trim() === "`") return '"';
  return SILENT.test(code) ? "`" : "";
}

const SILENT = /^\s*(?:[!-/:-@[-_{-~]{1,4}|<\/?[a-z][\w:-]{0,30}(?:\s[^<>`\n]{0,200})?\/?>)\s*$/iu;
