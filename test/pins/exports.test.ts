import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import * as voxweave from "../../src/index.js";

test("the package exports these values and no others", () => {
  expect(Object.keys(voxweave).sort()).toEqual([
    "KokoroBridge",
    "VoxError",
    "createSpeaker",
    "createToneEngine",
    "encodePcm16",
    "isVoxError",
    "makeCues",
    "openAssets",
    "openBridge",
    "openKokoroPython",
    "openPiper",
    "readWav",
    "toCaptions",
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
    "AssetStore",
    "AssetsOptions",
    "Bridge",
    "BridgedEngine",
    "CallOptions",
    "CaptionFormat",
    "CaptionOptions",
    "CreateSpeakerOptions",
    "Cue",
    "Engine",
    "KokoroBridge",
    "KokoroBridgeRequest",
    "KokoroBridgeSettings",
    "KokoroPythonOptions",
    "Language",
    "OpenBridgeOptions",
    "PhonemeFrames",
    "Piece",
    "PiperOptions",
    "PoolEvent",
    "PoolStatus",
    "PythonOptions",
    "SourceRange",
    "SpeakOptions",
    "SpeakProgress",
    "Speaker",
    "Speech",
    "SpeechChunk",
    "SpeechStyle",
    "SpokenFile",
    "SpokenText",
    "TimedWord",
    "ToFileOptions",
    "Utterance",
    "Voice",
    "VoiceMix",
    "VoiceShare",
    "VoxError",
    "VoxErrorCode",
    "VoxErrorDetails",
    "WavSound",
    "Word",
    "WorkersOptions",
    "createSpeaker",
    "createToneEngine",
    "encodePcm16",
    "isVoxError",
    "makeCues",
    "openAssets",
    "openBridge",
    "openKokoroPython",
    "openPiper",
    "readWav",
    "toCaptions",
    "wavHeader",
  ]);
});
