import { expect, test } from "vitest";
import { createProgress, type ProgressState } from "../../../src/cli/mcp/progress.js";

test("the progress of downloads and speech rises to 1 and never falls", () => {
  const seen: ProgressState[] = [];
  const progress = createProgress((state) => seen.push(state));
  const download = (asset: string, bytesDone: number): void =>
    progress.download({ type: "progress", asset, source: "hub", bytesDone, bytesTotal: 4e6 });
  download("model", 2e6);
  download("model", 4e6);
  download("model", 1e6);
  download("voice", 4e6);
  progress.speech(5, 10);
  progress.speech(10, 10);
  expect(seen).toEqual([
    { done: 0.25, message: "downloading model: 2.0 of 4.0 MB" },
    { done: 0.5, message: "downloading model: 4.0 of 4.0 MB" },
    { done: 0.75, message: "downloading voice: 4.0 of 4.0 MB" },
    { done: 0.875, message: "5 of 10 characters" },
    { done: 1, message: "10 of 10 characters" },
  ]);
});
