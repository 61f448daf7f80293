import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { createSpeaker } from "../../src/create-speaker.js";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { collect, FIVE } from "./support/speak.js";

describe("a closed speaker", () => {
  test("every call of a closed speaker, and a stream that it had open, rejects with VOX_ENGINE_CLOSED", async () => {
    const speaker = await createSpeaker({ engine: createToneEngine() });
    const stream = speaker.stream(FIVE);
    await stream.next();
    await speaker.close();
    await speaker[Symbol.asyncDispose]();
    const closed = { code: "VOX_ENGINE_CLOSED", message: "the speaker is closed; open a new one with createSpeaker()" };
    await expect(stream.next()).rejects.toMatchObject(closed);
    await expect(collect(speaker.stream("Hello."))).rejects.toMatchObject(closed);
    await expect(speaker.stream("Hello.").ready).rejects.toMatchObject(closed);
    await expect(speaker.toFile("Hello.", "x.wav")).rejects.toMatchObject(closed);
  });
});

test("a stream that stays open after its first chunk does not keep the program alive", async () => {
  const script = fileURLToPath(new URL("./fixtures/leaves-stream-open.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(Number(stdout)).toBeGreaterThan(0);
  expect(Number(stdout)).toBeLessThan(6); // 20 seconds of sound are more than a dozen utterances.
});
