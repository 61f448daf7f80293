import { describe, expectTypeOf, test } from "vitest";
import type {
  EngineId,
  EngineName,
  KokoroVoice,
  Language,
  SpeakOptions,
  VoiceName,
  VoiceNames,
} from "../../src/index.js";

/** The compiler checks these: `npm run check` fails if one does not hold. */
describe("names of engines, languages and voices", () => {
  test("editors know all engines, and any string is accepted", () => {
    expectTypeOf<EngineId>().toEqualTypeOf<"kokoro-onnx" | "kokoro-python" | "kokoro-openvino" | "piper" | "tone">();
    expectTypeOf<string>().toExtend<EngineName>();
  });

  test("editors know the voices of Kokoro, and a mix is accepted", () => {
    expectTypeOf<"af_heart" | "zm_yunyang">().toExtend<KokoroVoice>();
    expectTypeOf<"af_nobody">().not.toExtend<KokoroVoice>();
    expectTypeOf<keyof VoiceNames>().toEqualTypeOf<KokoroVoice>();
    expectTypeOf<"af_heart*0.6+am_adam*0.4">().toExtend<VoiceName>();
    expectTypeOf<NonNullable<SpeakOptions["voice"]>>().toExtend<VoiceName>();
  });

  test("editors know the languages of the front end", () => {
    expectTypeOf<Language>().toEqualTypeOf<"en-us" | "en-gb" | "es" | "fr" | "hi" | "it" | "pt-br">();
    expectTypeOf<"de">().toExtend<NonNullable<SpeakOptions["language"]>>();
  });
});
