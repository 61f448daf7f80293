import { expect, test } from "vitest";
import { drawPlot } from "../../bench/plot.js";

const PLOT = {
  title: "RTF <of> a paragraph",
  runs: ["one", "two", "three"],
  lines: [
    { name: "first", values: [0.6, 0.4, 0.2] },
    { name: "second & last", values: [undefined, 1.5, 1.49] },
    { name: "third", values: [undefined, undefined, 0.199] },
  ],
  levels: [{ name: "limit", value: 0.12 }],
};

test("the line of a contestant has a point for each run in which it took part", () => {
  const lines = [...drawPlot(PLOT).matchAll(/<polyline points="([^"]*)"/gu)].map(
    ([, points = ""]) => points.split(" ").length,
  );
  expect(lines.toSorted()).toEqual([1, 2, 3]);
});

test("the plot draws lower values further down", () => {
  const heights = /<polyline points="([^"]*)" fill="none" stroke="#0072b2"/u.exec(drawPlot(PLOT))?.[1]?.split(" ");
  const [one = 0, two = 0, three = 0] = (heights ?? []).map((point) => Number(point.split(",")[1]));
  expect(one < two && two < three).toBe(true);
});

test("names in the plot do not overlap, and special characters in them are escaped", () => {
  const svg = drawPlot(PLOT);
  const heights = [...svg.matchAll(/<text x="760" y="([\d.]+)"/gu)].map(([, y]) => Number(y)).toSorted((a, b) => a - b);
  expect(heights).toHaveLength(4);
  heights.slice(1).forEach((y, at) => {
    expect(y - (heights[at] ?? 0)).toBeGreaterThanOrEqual(15.9);
  });
  expect(svg).toContain("second &amp; last");
  expect(svg).toContain("RTF &lt;of> a paragraph");
});
