import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TimedWord } from "../../src/core/timed-word.js";
import { createAligner, joinAlignments } from "../../src/server/elevenlabs/alignment.js";
import { millisecondsBody } from "../../src/server/elevenlabs/wire.js";

function word(source: { start: number; end: number }, times: [number, number], spoken = "x"): TimedWord {
  const facts = { text: "", estimated: false, pause: "none", continues: false } as const;
  return { ...facts, spoken, source, startSeconds: times[0], endSeconds: times[1] };
}

describe("the times of characters", () => {
  test("the characters of a word share its time, and those between words the time between them", () => {
    const aligner = createAligner();
    aligner.append("No, I do. ");
    const words = [
      word({ start: 0, end: 2 }, [0.1, 0.3]),
      word({ start: 4, end: 5 }, [0.5, 0.6]),
      word({ start: 6, end: 8 }, [0.6, 0.8]),
    ];
    const { written } = aligner.align({
      type: "words",
      source: { start: 0, end: 10 },
      endSeconds: 1,
      words,
      unspoken: [],
    });
    expect(written.characters.join("")).toBe("No, I do. ");
    expect(written.starts.map((start) => Number(start.toFixed(3)))).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.6, 0.7, 0.8, 0.9,
    ]);
    expect(written.ends.at(-1)).toBe(1);
  });

  test("what is spoken has numbers in words, and no text without sound", () => {
    const aligner = createAligner();
    aligner.append("It is 世界 $5.");
    const words = [
      word({ start: 0, end: 2 }, [0, 0.1], "It"),
      word({ start: 3, end: 5 }, [0.2, 0.3], "is"),
      word({ start: 9, end: 11 }, [0.4, 0.5], "five"),
      word({ start: 9, end: 11 }, [0.6, 0.7], "dollars"),
    ];
    const part = { source: { start: 0, end: 12 }, endSeconds: 1, words, unspoken: [{ start: 6, end: 8 }] };
    const { spoken, written } = aligner.align({ type: "words", ...part });
    expect(spoken.characters.join("")).toBe("It is five dollars.");
    expect(written.characters.join("")).toBe("It is 世界 $5.");
  });

  test("the parts of any text tile it, their times rise, and relative times add up to absolute ones", () => {
    const lengths = fc.array(
      fc.record({ letters: fc.integer({ min: 1, max: 9 }), gap: fc.integer({ min: 0, max: 3 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 4 }), (items, size) => {
        const aligner = createAligner();
        const text = items.map(({ letters, gap }) => "é".repeat(letters) + ", 🙂".slice(0, gap)).join("");
        aligner.append(text);
        const parts = [];
        let at = 0;
        let seconds = 0;
        for (let index = 0; index < items.length; index += size) {
          const start = at;
          const words = items.slice(index, index + size).map(({ letters, gap }) => {
            const own = word({ start: at, end: at + letters }, [seconds + 0.01, seconds + 0.2]);
            at += letters + ", 🙂".slice(0, gap).length;
            seconds += 0.25;
            return own;
          });
          const source = { start, end: at };
          parts.push(aligner.align({ type: "words", source, endSeconds: seconds, words, unspoken: [] }));
        }
        expect(aligner.alignRest(seconds)).toBeUndefined();
        const whole = joinAlignments(parts);
        expect(whole?.written.characters.join("")).toBe(text);
        const starts = whole?.written.starts ?? [];
        for (const [index, start] of starts.entries()) expect(start).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
        let clock = 0;
        for (const part of parts) {
          const { alignment } = millisecondsBody(part, false) as {
            alignment: { charStartTimesMs: number[]; charDurationsMs: number[] };
          };
          clock += (alignment.charStartTimesMs.at(-1) ?? 0) + (alignment.charDurationsMs.at(-1) ?? 0);
        }
        expect(clock).toBe(Math.round(seconds * 1000));
      }),
    );
  });
});
