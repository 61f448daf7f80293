import { expect, test } from "vitest";
import { firstWords, MOST_BYTES, MOST_ENTRIES, sizeInWords, sortOut } from "../../web/src/state/history-limits.js";
import type { HistoryEntry } from "../../web/src/state/history-store.js";
import { createRecording, restoreRecording } from "../../web/src/state/recording.js";
import { settings } from "../../web/src/state/settings.js";

function entryAt(spokenAt: number, bytes = 100): HistoryEntry {
  const rest = { text: "One.", settings: settings.peek(), durationSeconds: 1, hasSound: true };
  return { id: String(spokenAt), spokenAt, bytes, ...rest };
}

test("the history keeps the newest texts, up to its number", () => {
  const { kept, dropped } = sortOut(Array.from({ length: MOST_ENTRIES + 2 }, (_, index) => entryAt(index)));
  expect([kept.length, kept[0]?.id]).toEqual([MOST_ENTRIES, String(MOST_ENTRIES + 1)]);
  expect(dropped.map(({ id }) => id)).toEqual(["1", "0"]);
});

test("the history drops the oldest texts when their sounds take too much space", () => {
  const { kept, dropped } = sortOut([entryAt(1, 10), entryAt(3, MOST_BYTES - 5), entryAt(2, 10)]);
  expect([kept, dropped].map((list) => list.map(({ id }) => id))).toEqual([["3"], ["2", "1"]]);
});

test("the history shows whole first words, and sizes as people read them", () => {
  expect(firstWords("One\n two three", 8)).toBe("One two…");
  expect(firstWords(" One. ")).toBe("One.");
  expect([sizeInWords(1_200), sizeInWords(1_450_000)]).toEqual(["2 kB", "1.4 MB"]);
});

test("a recording from the history has the samples, words and peaks of the first one", () => {
  const first = createRecording("One.", settings.peek());
  const words = [{ text: "One", source: { start: 0, end: 3 }, startSeconds: 0, endSeconds: 0.01 }];
  first.add({ samples: Float32Array.from({ length: 480 }, (_, at) => Math.sin(at / 9)), words, unspoken: [] });
  first.complete();
  const again = restoreRecording(first.text, first.settings, structuredClone(picked(first)));
  expect(picked(again)).toEqual(picked(first));
  expect(again.isComplete).toBe(true);
  expect(again.peaks.highest(0, 2)).toBeCloseTo(first.peaks.highest(0, 2), 4);
});

function picked({ blocks, words, unspoken }: ReturnType<typeof createRecording>) {
  return { blocks: blocks.map((block) => block.slice()), words: [...words], unspoken: [...unspoken] };
}
