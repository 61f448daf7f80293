import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { infer as Infer } from "zod";
import { VoxError } from "../../core/errors.js";
import type { Voice } from "../../core/voice.js";
import { findLanguage } from "../../languages/registry.js";
import { z } from "../../platform/schema.js";

/** The voice that `voxweave python setup piper` installs. */
const JOE: Voice = {
  id: "en_US-joe-medium",
  name: "Joe",
  locale: "en-US",
  language: "en-us",
  gender: "male",
};

const config = z.object({ language: z.object({ code: z.string() }), dataset: z.string().optional() });

/**
 * Reads the voice of a model file from the JSON beside it (`voice.onnx.json`). If no model is named, it is the voice of the
 * environment.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`.
 */
export async function voiceOf(model: string | undefined): Promise<Voice> {
  if (model === undefined) return JOE;
  const path = `${model}.json`;
  const { language, dataset } = await readConfig(path);
  const locale = language.code.replace("_", "-");
  const id = basename(model, ".onnx");
  const own = findLanguage(locale);
  // Piper's files do not have the gender of a voice.
  return { id, name: dataset ?? id, locale, gender: "neutral", ...(own !== undefined && { language: own }) };
}

async function readConfig(path: string): Promise<Infer<typeof config>> {
  try {
    return config.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    const message = `cannot read ${path}, which must be beside the model of a Piper voice; download both files of the voice`;
    throw new VoxError("VOX_FILE_UNREADABLE", message, { path }, { cause });
  }
}
