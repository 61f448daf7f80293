import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { infer as Infer } from "zod";
import { VoxError } from "../../core/errors.js";
import type { Voice } from "../../core/voice.js";
import { findLanguage } from "../../languages/registry.js";
import { z } from "../../platform/schema.js";

/** The voice that `voxweave python setup piper` brings along. */
const JOE: Voice = {
  id: "en_US-joe-medium",
  name: "Joe",
  locale: "en-US",
  language: "en-us",
  gender: "male",
};

const config = z.object({ language: z.object({ code: z.string() }), dataset: z.string().optional() });

/**
 * The voice of a model file, as the JSON beside it (`voice.onnx.json`) describes it; the one that the environment brings,
 * where no model is named.
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
  // Piper's files do not tell the gender of a voice.
  return { id, name: dataset ?? id, locale, gender: "neutral", ...(own !== undefined && { language: own }) };
}

async function readConfig(path: string): Promise<Infer<typeof config>> {
  try {
    return config.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    const message = `cannot read ${path}, which every Piper voice has beside its model; fetch both files of the voice`;
    throw new VoxError("VOX_FILE_UNREADABLE", message, { path }, { cause });
  }
}
