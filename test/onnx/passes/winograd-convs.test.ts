import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { winogradConvs } from "../../../src/onnx/passes/winograd-convs.js";
import { fastFilter } from "../../../src/onnx/winograd.js";
import { smallGraph } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { conv } from "./fast-conv-graph.js";

/** Decimals of the result that stay the same, by the number of taps: within 0.005 with 7, and 0.016 with 11. */
const DIGITS: Readonly<Record<number, number>> = { 3: 4, 7: 2, 11: 1.5 };

describe("winogradConvs", () => {
  test.each(
    [3, 7, 11].flatMap((taps) =>
      [1, 3, 5].flatMap((dilation) => [1, 2, 3, 7, 41].map((length) => [taps, dilation, length])),
    ),
  )("the result is the same for %i taps, %i apart, over %i samples", async (taps = 0, dilation = 0, length = 0) => {
    await expectEqual(
      conv(taps, dilation, length),
      (given) => {
        expect(winogradConvs.apply(given).changes).toBe(1);
      },
      DIGITS[taps],
    );
  });

  test("convolutions of other sizes, or whose taps are as far apart as their strides, stay unchanged", () => {
    expect(winogradConvs.apply(smallGraph(conv(5, 1, 20))).changes).toBe(0);
    expect(winogradConvs.apply(smallGraph(conv(3, 2, 20))).changes).toBe(0);
    expect(winogradConvs.apply(smallGraph(conv(7, 11, 20))).changes).toBe(0);
  });
});

describe("fastFilter", () => {
  test("the fast filter computes the result of the filter", () => {
    const sizes = fc.record({ m: fc.integer({ min: 1, max: 4 }), r: fc.integer({ min: 2, max: 4 }) });
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(sizes, values, ({ m, r }, [...all]) => {
        const { input, kernel, output } = fastFilter(m, r, [1, 0, -1, 2, -2, 0.5].slice(0, m + r - 2));
        const [x, h] = [all.slice(0, m + r - 1), all.slice(-r)];
        const dot = (row: readonly number[], other: readonly number[]) =>
          row.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
        const products = input.map((row, point) => dot(row, x) * dot(kernel[point] ?? [], h));
        output.forEach((row, at) => {
          expect(dot(row, products)).toBeCloseTo(dot(h, x.slice(at)), 9);
        });
      }),
    );
  });
});
