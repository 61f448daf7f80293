import { expect, test } from "vitest";
import { toClock } from "../../web/src/parts/player/clock.js";
import { measureBars } from "../../web/src/parts/player/draw-waveform.js";
import { createPcmDecoder } from "../../web/src/source/pcm.js";
import { readEvents } from "../../web/src/source/server-sent-events.js";
import { createPeaks } from "../../web/src/state/peaks.js";
import { createRecording } from "../../web/src/state/recording.js";
import { SETTINGS } from "./support/settings.js";

function word(text: string, start: number, startSeconds: number) {
  return { text, source: { start, end: start + text.length }, startSeconds, endSeconds: startSeconds + 0.5 };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test("a decoder of samples joins a sample that two parts share", () => {
  const bytes = new Uint8Array(new Int16Array([0, 16_384, -32_768, 8_192]).buffer);
  const decode = createPcmDecoder();
  const parts = [bytes.subarray(0, 3), bytes.subarray(3)].map((part) => decode(btoa(String.fromCharCode(...part))));
  expect(parts.flatMap((part) => Array.from(part))).toEqual([0, 0.5, -1, 0.25]);
});

test("a reader of events joins events that arrive in any pieces, and letters cut in two", async () => {
  const bytes = new TextEncoder().encode('data: {"word":"naïve"}\n\ndata: 2\n\n');
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(stream) {
      for (const byte of bytes) stream.enqueue(new Uint8Array([byte]));
      stream.close();
    },
  });
  expect(await collect(readEvents(body))).toEqual([{ word: "naïve" }, 2]);
});

test("a recording finds the word at a time, and estimates its length from the words so far", () => {
  const made = createRecording("one two. ", SETTINGS);
  expect(made.wordAt(0)).toBe(-1);
  made.add({ samples: new Float32Array(12_000), words: [word("one", 0, 0.1)], unspoken: [] });
  expect(made.durationSeconds).toBe(0.5);
  expect(made.expectedSeconds).toBeCloseTo(1.6);
  made.add({ samples: new Float32Array(12_000), words: [word("two", 4, 0.7)], unspoken: [] });
  made.complete();
  expect(made.expectedSeconds).toBe(1);
  expect([0, 0.1, 0.69, 0.7, 9].map((seconds) => made.wordAt(seconds))).toEqual([0, 0, 0, 1, 1]);
});

test("a recording gives its sound again from any place on", async () => {
  const made = createRecording("x", SETTINGS);
  made.add({ samples: new Float32Array(240).fill(0.5), words: [], unspoken: [] });
  made.add({ samples: new Float32Array(240).fill(-0.25), words: [], unspoken: [] });
  const parts = await collect(made.soundFrom(0.005));
  expect(parts.map(({ samples }) => [samples.length, samples[0]?.toFixed(2)])).toEqual([
    [120, "0.50"],
    [240, "-0.25"],
  ]);
});

test("the bars of a waveform stay empty where no sound has arrived", () => {
  const peaks = createPeaks();
  peaks.add(new Float32Array(24_000).fill(0.35));
  const { heights, arrived } = measureBars(peaks, 2, 100);
  expect(heights.length).toBe(20);
  expect(arrived).toBe(10);
  expect(Array.from(heights.slice(0, 10), (height) => height.toFixed(2))).toEqual(Array(10).fill("0.50"));
  expect(Math.max(...heights.slice(10))).toBe(0);
});

test.each([
  [0, "0:00"],
  [65.9, "1:05"],
  [3_729, "1:02:09"],
])("the clock shows %d seconds as %s", (seconds, shown) => {
  expect(toClock(seconds)).toBe(shown);
});
