import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import * as voxweave from "../../src/index.js";

test("the package exports these values and no others", () => {
  expect(Object.keys(voxweave).sort()).toEqual([
    "VoxError",
    "createSpeaker",
    "createToneEngine",
    "encodePcm16",
    "isVoxError",
    "readWav",
    "wavHeader",
  ]);
});

test("the package exports these names and no others, types among them", async () => {
  const source = await readFile(new URL("../../src/index.ts", import.meta.url), "utf8");
  const lists = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].map((match) => match[1] ?? "");
  const names = lists.flatMap((list) => list.split(",")).map((name) => name.replace(/\btype\b/, "").trim());
  expect(source).not.toMatch(/export \*/);
  expect(names.filter((name) => name !== "").sort()).toEqual([
    "AnyVoxError",
    "AssetEvent",
    "AssetsOptions",
    "CallOptions",
    "CreateSpeakerOptions",
    "Engine",
    "Language",
    "PhonemeFrames",
    "SourceRange",
    "SpeakOptions",
    "SpeakProgress",
    "Speaker",
    "Speech",
    "SpeechChunk",
    "SpeechStyle",
    "SpokenFile",
    "Utterance",
    "Voice",
    "VoiceMix",
    "VoiceShare",
    "VoxError",
    "VoxErrorCode",
    "VoxErrorDetails",
    "WavSound",
    "Word",
    "createSpeaker",
    "createToneEngine",
    "encodePcm16",
    "isVoxError",
    "readWav",
    "wavHeader",
  ]);
});
