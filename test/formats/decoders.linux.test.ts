import { describe } from "vitest";
import { AUDIO_FORMATS } from "../../src/formats/registry.js";
import { describeDecodedFormat } from "../contract/decoded-format.js";
import { FFMPEG, SECOND_DECODERS } from "./support/decoders.js";

describe.each(AUDIO_FORMATS.map((format) => [format.id, format] as const))("%s", (id, format) => {
  describe.each([FFMPEG, SECOND_DECODERS[id]].map((decoder) => [decoder.name, decoder] as const))(
    "%s",
    (_, decoder) => {
      describeDecodedFormat(format, decoder);
    },
  );
});
