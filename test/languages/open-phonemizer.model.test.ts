import type { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { openPhonemizer } from "../../src/languages/open-phonemizer.js";
import type { Language } from "../../src/languages/registry.js";
import { tokenize } from "../../src/text/tokenize.js";
import { textLanguage } from "../support/languages.js";

test("each language uses its own phonemizer, and English starts no eSpeak", async () => {
  const phonemizer = openPhonemizer();
  const workers: Worker[] = [];
  const record = (worker: Worker): void => void workers.push(worker);
  const say = async (text: string, language: Language): Promise<string | undefined> => {
    const tokens = tokenize(text, { start: 0, end: text.length }, textLanguage(language));
    return (await phonemizer.phonemize([tokens], language))[0]?.phonemes;
  };
  process.on("worker", record);
  try {
    expect(await say("Goat.", "en-us")).toBe("ɡˈOt.");
    expect(await say("Goat.", "en-gb")).toBe("ɡˈQt.");
    expect(workers).toHaveLength(1);
    expect(await say("Hola.", "es")).toBe("ˈola.");
    expect(workers).toHaveLength(2);
  } finally {
    process.off("worker", record);
    await phonemizer[Symbol.asyncDispose]();
  }
  for (const language of ["en-us", "es"] as const) {
    await expect(say("a", language)).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  }
});
