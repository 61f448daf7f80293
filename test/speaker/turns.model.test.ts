import { join } from "node:path";
import { expect, test } from "vitest";
import { createSpeaker } from "../../src/create-speaker.js";
import { SUITE_CACHE } from "../support/cache.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { collect } from "./support/speak.js";

const LONG = "The path climbs over cliffs, crosses streams and ends, at last, in front of an old lighthouse. ".repeat(
  20,
);

test("a short call behind a long file is answered after two utterances of the file at most", async () => {
  await using folder = await openTemporaryFolder();
  await using speaker = await createSpeaker({ engine: "kokoro-onnx", assets: { cacheFolder: SUITE_CACHE } });
  const leave = new AbortController();
  let utterances = 0;
  let begun = (): void => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const onProgress = (): void => {
    utterances += 1;
    begun();
  };
  const file = speaker.toFile(LONG, join(folder.path, "long.wav"), { onProgress, signal: leave.signal });
  await Promise.race([started, file]);
  const before = utterances;
  const chunks = await collect(speaker.stream("Good morning."));
  expect(chunks.length).toBeGreaterThan(0);
  expect(utterances - before).toBeLessThanOrEqual(2);
  leave.abort();
  await expect(file).rejects.toMatchObject({ name: "AbortError" });
});
