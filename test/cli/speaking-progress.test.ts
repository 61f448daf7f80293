import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { CommandContext } from "../../src/cli/command-context.js";
import { createProgressBar } from "../../src/cli/progress-bar.js";
import { showSpeaking } from "../../src/cli/speaking-progress.js";

test("the progress of a text that arrives has a percentage only when the end has arrived", () => {
  const stderr = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 80,
    cursorTo: () => {},
    clearLine: () => {},
  });
  const text = { hasEnded: false };
  using bar = createProgressBar({ stderr } as unknown as CommandContext);
  const shown = (): string => String(stderr.read() ?? "");
  const show = showSpeaking(bar, text, performance.now());
  expect(shown()).toBe("speaking: waiting for text");
  show({ spokenCharacters: 50, totalCharacters: 50, audioSeconds: 3 });
  expect(shown()).toBe("\r\u001b[Kspeaking: 3 s of audio, 50 characters");
  text.hasEnded = true;
  show({ spokenCharacters: 100, totalCharacters: 200, audioSeconds: 6 });
  expect(shown()).toMatch(/speaking .*50% 6 s of audio, \d+ s left/u);
});
