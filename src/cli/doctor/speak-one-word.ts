import type { CallOptions } from "../../core/engine.js";
import { createSpeaker } from "../../create-speaker.js";
import type { Finding } from "./finding.js";

/** Speaks one word with an engine and the files in the cache. */
export async function speakOneWord(engine: string, { signal }: CallOptions): Promise<Omit<Finding, "check">> {
  const startedMs = performance.now();
  await using speaker = await createSpeaker({ engine, assets: { offline: true }, signal });
  let samples = 0;
  for await (const chunk of speaker.stream("Hello.", { signal })) samples += chunk.samples.length;
  const seconds = (performance.now() - startedMs) / 1000;
  const audio = (samples / speaker.engine.sampleRate).toFixed(2);
  const detail = `"Hello." by ${engine} is ${audio} s of audio, made in ${seconds.toFixed(2)} s from a cold start`;
  return { state: samples > 0 ? "ok" : "problem", detail };
}
