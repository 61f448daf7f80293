import { expect, test } from "vitest";
import { findVoices } from "../../src/core/find-voices.js";
import { TONE_VOICES } from "../../src/engines/tone/voices.js";

test("the error for an unknown voice names similar voices, and the command that lists the voices of that engine", () => {
  expect(() => findVoices([{ voice: "tone_mild", weight: 1 }], "tone", TONE_VOICES)).toThrow(
    'engine tone has no voice "tone_mild"; did you mean tone_mid, tone_high? "voxweave voices --engine tone" lists all 3',
  );
});
