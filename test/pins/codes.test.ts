import { readFile } from "node:fs/promises";
import { expect, expectTypeOf, test } from "vitest";
import { EXIT } from "../../src/cli/exit-codes.js";
import type { VoxErrorCode } from "../../src/core/errors.js";

const CODES = [
  "VOX_ASSET_UNAVAILABLE",
  "VOX_ASSET_CORRUPT",
  "VOX_GRAPH_UNSUPPORTED",
  "VOX_ENGINE_UNKNOWN",
  "VOX_VOICE_UNKNOWN",
  "VOX_LANGUAGE_UNSUPPORTED",
  "VOX_PHONEME_UNKNOWN",
  "VOX_UTTERANCE_TOO_LONG",
  "VOX_ENGINE_CLOSED",
  "VOX_ENGINE_FAILED",
  "VOX_TEXT_UNSPOKEN",
  "VOX_MARKUP_INVALID",
  "VOX_LEXICON_INVALID",
  "VOX_DEPENDENCY_MISSING",
  "VOX_ENVIRONMENT_FAILED",
  "VOX_FORMAT_UNSUPPORTED",
  "VOX_AUDIO_INVALID",
  "VOX_PLAYER_FAILED",
  "VOX_FILE_UNREADABLE",
  "VOX_FILE_UNWRITABLE",
  "VOX_PYTHON_UNUSABLE",
  "VOX_PYTHON_MODULE_MISSING",
  "VOX_PYTHON_MODEL_MISSING",
  "VOX_PYTHON_FAILED",
  "VOX_WORKER_HANDSHAKE",
  "VOX_WORKER_LOAD",
  "VOX_WORKER_PROTOCOL",
  "VOX_WORKER_UNRESPONSIVE",
  "VOX_WORKER_CRASHED",
  "VOX_WORKER_OUT_OF_MEMORY",
  "VOX_WORKER_POISON",
  "VOX_WORKER_DOWN",
  "VOX_DEADLINE",
  "VOX_QUEUE_FULL",
] as const;

test("the error codes are pinned", async () => {
  expectTypeOf<VoxErrorCode>().toEqualTypeOf<(typeof CODES)[number]>();
  const source = await readFile(new URL("../../src/core/errors.ts", import.meta.url), "utf8");
  expect([...source.matchAll(/^ {2}(VOX_\w+):/gm)].map((match) => match[1])).toEqual(CODES);
});

test("the exit codes of the command line are pinned", () => {
  const signals = { hungUp: 129, interrupted: 130, quit: 131, brokenPipe: 141, terminated: 143 };
  expect(EXIT).toEqual({ ok: 0, failure: 1, usage: 2, ...signals });
});
