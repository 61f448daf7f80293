import { VoxError } from "../../core/errors.js";
import { languageName } from "../language-name.js";

/** Returns the error of a text in a language that eSpeak NG reads: it does not run in a browser. */
export function missingEspeak(language: string): VoxError<"VOX_LANGUAGE_UNSUPPORTED"> {
  const message =
    `${languageName(language)} cannot be read in a browser, only English; ` +
    "let a server speak it: voxweave serve, or createSpeaker() of voxweave in Node";
  return new VoxError("VOX_LANGUAGE_UNSUPPORTED", message, { language, supported: ["en-us", "en-gb"] });
}
