import { OptionTypeError } from "../../core/option-errors.js";

/**
 * Returns the texts of an option if each of them is accepted.
 *
 * @param path name of the option, for the error
 * @param rule what `accepts` accepts, for the error: "must be …"
 * @throws {TypeError} for the first text that is not accepted.
 */
export function checkEach(
  path: string,
  texts: readonly string[],
  accepts: (text: string) => boolean,
  rule: string,
): readonly string[] {
  const wrong = texts.findIndex((text) => !accepts(text));
  if (wrong >= 0) throw new OptionTypeError(`${path}[${wrong}]`, `${rule}, got ${JSON.stringify(texts[wrong])}`);
  return texts;
}
