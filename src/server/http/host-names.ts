import { hostOf } from "./authority.js";

/** Describes the text that {@link isHostName} accepts, for errors. */
export const HOST_NAME_RULE =
  "must be a name alone, such as speech.example.com, without http:// and without a port, or * for all names";

/** Returns whether a text can be the name of a server in the header `host`, or is `"*"`. */
export function isHostName(text: string): boolean {
  return /^[^\s/]+$/u.test(text) && hostOf(text) === text.toLowerCase();
}

/** @throws {TypeError} unless each of `names` is one, or `"*"`. */
export function checkHostNames(path: string, names: readonly string[]): readonly string[] {
  const wrong = names.findIndex((name) => !isHostName(name));
  if (wrong >= 0) throw new TypeError(`${path}[${wrong}] ${HOST_NAME_RULE}, got ${JSON.stringify(names[wrong])}`);
  return names;
}
