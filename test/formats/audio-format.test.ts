import { describe, expect, test } from "vitest";
import { AUDIO_FORMATS, audioFormatOfPath, findAudioFormat } from "../../src/formats/registry.js";
import { describeAudioFormat } from "../contract/audio-format.js";

describe.each(AUDIO_FORMATS.map((format) => [format.id, format] as const))("%s", (_, format) => {
  describeAudioFormat(format);
});

test("findAudioFormat() names all formats if it does not know the one", () => {
  const ids = AUDIO_FORMATS.map(({ id }) => id).join(", ");
  expect(() => findAudioFormat("vorbis" as never)).toThrow(`there is no format of sound "vorbis"; there are ${ids}`);
});

test("each extension belongs to one format", () => {
  const extensions = AUDIO_FORMATS.flatMap((format) => format.extensions);
  expect(new Set(extensions).size).toBe(extensions.length);
  for (const format of AUDIO_FORMATS) {
    for (const extension of format.extensions) expect(audioFormatOfPath(`A.B${extension.toUpperCase()}`)).toBe(format);
  }
  expect(audioFormatOfPath("wav")).toBeUndefined();
});
