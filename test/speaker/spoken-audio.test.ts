import { describe, expect, test } from "vitest";
import { createLoudnessMeter } from "../../src/audio/loudness.js";
import { parseWav } from "../../src/audio/wav.js";
import { collect, FIVE, openRig } from "./support/speak.js";

describe("speech in one call", () => {
  test("speak() returns the samples, the words and the faults of a stream with whole cuts", async () => {
    const spoken = await openRig().speaker.speak(`${FIVE} 世界.`);
    const chunks = await collect(openRig().speaker.stream(`${FIVE} 世界.`, { cuts: "whole" }));
    const samples = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk.samples.buffer)));
    expect(Buffer.from(spoken.samples.buffer).equals(samples)).toBe(true);
    expect(spoken.words).toEqual(chunks.flatMap(({ words }) => words));
    expect(spoken.unspoken).toEqual(chunks.flatMap(({ unspoken }) => unspoken));
    expect(spoken.problems).toEqual([]);
    expect(spoken.sampleRate).toBe(16_000);
    expect(spoken.durationSeconds).toBe(samples.length / 4 / 16_000);
  });

  test("the result of speak() encodes its sound in any format, also after the speaker is closed", async () => {
    const { speaker } = openRig();
    const spoken = await speaker.speak("Hello, world.");
    await speaker.close();
    const wav = parseWav(await spoken.encode("wav"));
    expect(wav.samples).toHaveLength(spoken.samples.length);
    const mp3 = Buffer.from(await spoken.encode("mp3", { bitrate: 32_000, tags: { title: "Greeting" } }));
    expect(mp3.toString("latin1", 0, 3)).toBe("ID3");
    expect(mp3.includes("Greeting")).toBe(true);
    const m4a = Buffer.from(await spoken.encode("m4a"));
    expect(m4a.toString("latin1", 4, 8)).toBe("ftyp");
    await expect(spoken.encode("wav", { bitrate: 5 })).rejects.toThrow("bitrate is not an option of wav");
    await expect(spoken.encode("wma" as "wav")).rejects.toMatchObject({ code: "VOX_FORMAT_UNSUPPORTED" });
  });

  test("the result of speak() has captions, which show the text without its markup", async () => {
    const spoken = await openRig().speaker.speak("Hello [pause:500ms] *there*, world. It goes on.", {
      markup: "markdown",
    });
    const lines = spoken.toCaptions("srt").split("\n");
    expect(lines.filter((line) => /^[A-Z]/.test(line))).toEqual(["Hello there, world.", "It goes on."]);
    expect(() => spoken.toCaptions("txt" as "srt")).toThrow("format must be one of");
  });

  test("speak() measures the sound and reaches a loudness that the caller names", async () => {
    const { samples, sampleRate, loudnessLufs = 0 } = await openRig().speaker.speak(FIVE, { loudness: { lufs: -24 } });
    const meter = createLoudnessMeter(sampleRate);
    meter.add(samples);
    expect(Math.abs(meter.integrated() + 24)).toBeLessThan(0.1);
    expect(Math.abs(loudnessLufs + 24)).toBeLessThan(0.1);
  });

  test("speak() says which loudness it reached if the peaks do not allow the one that the caller names", async () => {
    const loudness = { lufs: -10, truePeakDb: -20 };
    const { loudnessLufs = 0 } = await openRig().speaker.speak("Hello, world.", { loudness });
    expect(loudnessLufs).toBeLessThan(-15);
  });

  test("speak() of blank text has no samples", async () => {
    const spoken = await openRig().speaker.speak("  ");
    expect(spoken.samples).toHaveLength(0);
    expect(spoken.durationSeconds).toBe(0);
    expect(spoken.toCaptions("srt")).toBe("");
  });

  test("speak() rejects for invalid options, a text that cannot be spoken, an abort, and a closed speaker", async () => {
    const { speaker } = openRig();
    await expect(speaker.speak("Hello.", { speed: 9 })).rejects.toThrow("speed must be 0.25 to 4");
    await expect(speaker.speak("Hello.", { captions: "x.srt" } as object)).rejects.toThrow(
      'options has no "captions"; it belongs to speaker.toFile()',
    );
    await expect(speaker.speak("世界")).rejects.toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
    await expect(speaker.speak("Hello.", { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
    await speaker.close();
    await expect(speaker.speak("Hello.")).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  });
});

describe("the record of a stream", () => {
  test("the record of a text that arrives in pieces has the captions of the whole text", async () => {
    const text = "# Title\n\nHello *there*, world. It goes on.\n\nA second paragraph, with [a link](https://x.y).";
    const parts = text.match(/[\s\S]{1,7}/gu) ?? [];
    const whole = await openRig().speaker.speak(text, { markup: "markdown" });
    const arriving = await openRig().speaker.speak(parts, { markup: "markdown" });
    expect(arriving.toCaptions("srt")).toBe(whole.toCaptions("srt"));
    expect(arriving.words.map(({ source }) => text.slice(source.start, source.end))).toEqual(
      whole.words.map(({ source }) => text.slice(source.start, source.end)),
    );
  });

  test("a stream refuses a record once its first chunk has been requested", async () => {
    const stream = openRig().speaker.stream("Hello, world.");
    const spoken = stream.record();
    await stream.next();
    expect(() => stream.record()).toThrow("record() must be called before the first chunk is requested");
    expect(spoken.text).toBe("Hello, world.");
    expect(spoken.language).toBe("en-us");
  });

  test("the totals of a stream grow with its chunks", async () => {
    const stream = openRig().speaker.stream("Hello 世界.");
    expect(stream.totals.durationSeconds).toBe(0);
    const [chunk] = await collect(stream);
    expect(stream.totals.durationSeconds).toBe((chunk?.samples.length ?? 0) / 16_000);
    expect(stream.totals.unspoken).toEqual([{ start: 6, end: 8 }]);
  });
});
