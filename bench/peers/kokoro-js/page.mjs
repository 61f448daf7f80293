// kokoro-js in a page, in a worker as in its own demo. Parameter of the address: threads.
import { answer } from "../../browser/answer.mjs";

const worker = new Worker(`/kokoro-js/page-worker.js${location.search}`, { type: "module" });
worker.addEventListener("error", ({ message }) => {
  throw new Error(`the worker of kokoro-js failed: ${message}`);
});

/** Waits for the next message of the worker. */
const next = () =>
  new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(data), { once: true }));

async function* speak(text) {
  worker.postMessage({ text });
  for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
    yield { samples: chunk, words: [] };
    worker.postMessage({ more: true });
  }
}

await next();
answer(speak);
