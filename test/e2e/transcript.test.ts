import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { voxweave } from "../support/command.js";
import { ROOT } from "../support/folders.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper, type Whisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";

/** Texts that the real engine speaks and the real Whisper transcribes. The demo has the voice af_heart. */
const PROSE = {
  am_michael: `She counted her money twice, put the purse away, and sat down on the bench beside the sleeping dog.
Somebody had left a newspaper there.`,
  bf_emma: `She read it from the first page to the last, advertisements included, and then, because there was nothing
else to do, she read the first page again.`,
  bm_george: `By the time the lamps were lit she knew everything about the price of wheat, the health of the queen, and
the quarrel between the two brothers.`,
};

describe("transcripts of Whisper", () => {
  let whisper: Whisper;
  beforeAll(async () => {
    whisper = await openWhisper();
    return () => whisper[Symbol.dispose]();
  });

  test("the transcript of the demo is the text of the demo", async () => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "demo.wav");
    const text = join(ROOT, "examples", "demo.txt");
    expect(await voxweave(["speak", text, "-o", wav, "--threads", "1"])).toMatchObject({ code: 0 });
    expect(wordErrorRate(await readFile(text, "utf8"), await whisper.transcribe(wav))).toBeLessThan(0.1);
  });

  test.each(Object.entries(PROSE))("the transcript of %s is the written text", async (voice, prose) => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "prose.wav");
    const args = ["speak", "-", "-o", wav, "--voice", voice, "--threads", "1"];
    expect(await voxweave(args, { input: prose })).toMatchObject({ code: 0 });
    expect(wordErrorRate(prose, await whisper.transcribe(wav))).toBeLessThan(0.05);
  });
});
