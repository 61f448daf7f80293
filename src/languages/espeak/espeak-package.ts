import { VoxError } from "../../core/errors.js";
import { languageName } from "../language-name.js";

const COMMAND = "npm install espeak-ng";

/**
 * Returns the error of a text in a language that eSpeak NG reads, if the package `espeak-ng` is not installed. VoxWeave does
 * not bring the package, because it is under the GPL-3 and English does not need it.
 *
 * Node looks for the package beside VoxWeave: in the same project, or among the global packages (`npm install -g`).
 *
 * @param language BCP 47 tag of the language
 */
export function missingEspeak(language: string): VoxError<"VOX_DEPENDENCY_MISSING"> | undefined {
  try {
    import.meta.resolve("espeak-ng");
    return undefined;
  } catch (cause) {
    const message =
      `${languageName(language)} needs the package espeak-ng, which is not installed; run: ${COMMAND} ` +
      "(with -g if you installed voxweave with -g)";
    return new VoxError("VOX_DEPENDENCY_MISSING", message, { dependency: "espeak-ng", command: COMMAND }, { cause });
  }
}
