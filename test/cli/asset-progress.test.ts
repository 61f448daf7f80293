import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { showAssetEvents } from "../../src/cli/asset-progress.js";
import type { CommandContext } from "../../src/cli/command-context.js";
import { createProgressBar } from "../../src/cli/progress-bar.js";

const MEGABYTE = 1_000_000;

function logOf(asset: string, bytesTotal: number): string {
  const stderr = new PassThrough();
  using bar = createProgressBar({ stderr } as unknown as CommandContext);
  const show = showAssetEvents(bar);
  show({ type: "started", asset, source: "hub", bytesTotal });
  for (let bytesDone = 0; bytesDone <= bytesTotal; bytesDone += MEGABYTE / 10) {
    show({ type: "progress", asset, source: "hub", bytesDone, bytesTotal });
  }
  show({ type: "verified", asset, source: "hub", path: `/cache/${asset}` });
  return String(stderr.read() ?? "");
}

test("a large download writes lines at its start and after each quarter if there is no terminal", () => {
  expect(logOf("kokoro", 92 * MEGABYTE)).toBe(
    "downloading kokoro from hub, 92.0 MB\ndownloading kokoro: 25 %\ndownloading kokoro: 50 %\ndownloading kokoro: 75 %\n",
  );
});

test("a small download writes no line if there is no terminal", () => {
  expect(logOf("voices/af_heart", MEGABYTE / 2)).toBe("");
});
