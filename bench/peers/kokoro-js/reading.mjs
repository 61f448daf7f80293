// Prints the phonemes that kokoro-js passes to its model: its own class, with a tokenizer that keeps them and a model that
// is never called.
import { KokoroTTS } from "kokoro-js";
import { answer } from "../../reading/rivals/lines.mjs";

class Kept extends Error {}

let kept = "";
const tts = new KokoroTTS({}, (phonemes) => {
  kept = phonemes;
  throw new Kept();
});

await answer(async (text) => {
  kept = "";
  await tts.generate(text, { voice: "af_heart" }).catch((error) => {
    if (!(error instanceof Kept)) throw error;
  });
  return kept;
});
