// kokoro-js as published. Arguments: folder of the model, its form (q8 or fp32).
import { KokoroTTS, TextSplitterStream } from "kokoro-js";
import { serve } from "../../contestants/serve.mjs";

const [folder, dtype] = process.argv.slice(2);
const tts = await KokoroTTS.from_pretrained(folder, { dtype, device: "cpu" });

async function* speak(text) {
  // With a plain string, kokoro-js 1.2.1 never ends its stream.
  const splitter = new TextSplitterStream();
  splitter.push(text);
  splitter.close();
  for await (const { audio } of tts.stream(splitter, { voice: "af_heart" })) yield audio.audio;
}

await serve(speak, 24_000);
