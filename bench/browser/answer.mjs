// Speaks in a page of the benchmark: a first sound at its start, then a text at each question of the benchmark.

/**
 * Speaks the text in the address as soon as the page is loaded, and defines `contestant`.
 *
 * @param {(text: string) => AsyncIterable<{ samples: Float32Array, words: object[] }>} speak
 */
export function answer(speak) {
  /** Seconds since the start of the page until the first sound of a text. */
  const visit = async () => {
    await firstOf(speak, new URLSearchParams(location.search).get("say"));
    return performance.now() / 1000;
  };
  globalThis.contestant = {
    visited: visit(),
    /** Seconds until the first sound of a text. The next question waits until the rest of the work has ended. */
    async first(text) {
      const started = performance.now();
      await firstOf(speak, text);
      const seconds = (performance.now() - started) / 1000;
      for await (const _ of speak("Yes."));
      return seconds;
    },
    /** Speaks a whole text. The sound goes to the site, as raw float32, and not through the protocol of the browser. */
    async speak(text) {
      const started = performance.now();
      const pieces = [];
      const words = [];
      let firstSeconds = 0;
      for await (const chunk of speak(text)) {
        if (chunk.samples.length > 0 && pieces.length === 0) firstSeconds = (performance.now() - started) / 1000;
        if (chunk.samples.length > 0) pieces.push(chunk.samples);
        words.push(...chunk.words);
      }
      const tookSeconds = (performance.now() - started) / 1000;
      const headers = { "content-type": "application/octet-stream" };
      await fetch("/sound", { method: "POST", headers, body: new Blob(pieces) });
      return { firstSeconds, tookSeconds, words };
    },
  };
}

async function firstOf(speak, text) {
  for await (const { samples } of speak(text)) if (samples.length > 0) return;
  throw new Error(`nothing was spoken for ${JSON.stringify(text)}`);
}
