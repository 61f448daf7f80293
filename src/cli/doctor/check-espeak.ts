import type { CallOptions } from "../../core/engine.js";
import { openEspeak } from "../../languages/espeak/espeak.js";
import { missingEspeak } from "../../languages/espeak/espeak-package.js";
import { languageName } from "../../languages/language-name.js";
import { LANGUAGES, missingPackageOf } from "../../languages/registry.js";
import type { Finding } from "./finding.js";

/** Checks that eSpeak NG is installed and reads a word. */
export async function checkEspeak(options: CallOptions): Promise<Omit<Finding, "check">> {
  const missing = missingEspeak("es");
  if (missing !== undefined) {
    const detail = `the package espeak-ng is not installed; only ${languagesWithoutPackage()} need it`;
    return { state: "note", detail, remedy: missing.details.command };
  }
  await using espeak = openEspeak();
  const [ipa = ""] = await espeak.phonemize(["hola"], { language: "es", voice: "es" }, options);
  if (ipa !== "") return { state: "ok", detail: `eSpeak NG says "hola" as ${ipa}` };
  return { state: "problem", detail: "eSpeak NG returns no phonemes", remedy: "npm install espeak-ng" };
}

/** Returns the names of the languages that need a package which is not installed. */
function languagesWithoutPackage(): string {
  const names = LANGUAGES.filter((tag) => missingPackageOf(tag) !== undefined).map(languageName);
  return new Intl.ListFormat("en").format(names);
}
