// kokoro-js as published, on onnxruntime-web. What it gets from the model hub and from a CDN comes from this site.
import { env } from "@huggingface/transformers";
import { KokoroTTS, TextSplitterStream } from "kokoro-js";

const MODEL = "onnx-community/Kokoro-82M-v1.0-ONNX";

const ask = fetch;
globalThis.fetch = (address, options) => ask(String(address).replace("https://huggingface.co/", "/hub/"), options);
env.backends.onnx.wasm.wasmPaths = `${location.origin}/kokoro-js/`;
env.backends.onnx.wasm.numThreads = Number(new URLSearchParams(location.search).get("threads"));

const questions = [];
let wake = () => {};
addEventListener("message", ({ data }) => {
  questions.push(data);
  wake();
});

async function nextQuestion() {
  while (questions.length === 0) await new Promise((resolve) => (wake = resolve));
  return questions.shift();
}

const tts = await KokoroTTS.from_pretrained(MODEL, { dtype: "q8", device: "wasm" });
postMessage("ready");
let question = await nextQuestion();
for (;;) {
  const { text } = question;
  // With a plain string, kokoro-js 1.2.1 never ends its stream.
  const splitter = new TextSplitterStream();
  splitter.push(text);
  splitter.close();
  question = undefined;
  for await (const { audio } of tts.stream(splitter, { voice: "af_heart" })) {
    postMessage(audio.audio);
    question = await nextQuestion();
    if (question.text !== undefined) break; // The page has stopped to listen, and asks for another text.
    question = undefined;
  }
  if (question === undefined) {
    postMessage(undefined);
    question = await nextQuestion();
  }
}
