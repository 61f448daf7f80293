import { expect } from "vitest";
import type { Speaker } from "../../../src/speaker/speaker.js";
import { isAudibleAt } from "../../../src/text/audible.js";

/** Checks a whole text: each character that a reader expects to hear is spoken or reported as unspoken. */
export async function expectNothingLost(speaker: Speaker, text: string, language = "en-us"): Promise<void> {
  const accounted = new Uint8Array(text.length);
  try {
    for await (const { words, unspoken } of speaker.stream(text, { language })) {
      for (const { source, startSeconds, endSeconds } of words) {
        if (endSeconds > startSeconds) accounted.fill(1, source.start, source.end);
      }
      for (const { start, end } of unspoken) accounted.fill(1, start, end);
    }
  } catch (error) {
    expect(error).toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
    return;
  }
  let at = 0;
  for (const character of text) {
    if (isAudibleAt(text, at)) expect([at, character, accounted[at]]).toEqual([at, character, 1]);
    at += character.length;
  }
}
