import { hostOf } from "./authority.js";

/** Describes the text that {@link isHostName} accepts, for errors. */
export const HOST_NAME_RULE =
  "must be a name alone, such as speech.example.com, without http:// and without a port, or * for all names";

/** Returns whether a text can be the name of a server in the header `host`, or is `"*"`. */
export function isHostName(text: string): boolean {
  return /^[^\s/]+$/u.test(text) && hostOf(text) === text.toLowerCase();
}
