import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const ROOT = new URL("../../", import.meta.url);

/** All names that the package exports, by entry point. A change here changes the public API. */
const ENTRIES = {
  voxweave: {
    file: "src/index.ts",
    values: [
      "VoxError",
      "createAssetStore",
      "createFrontEnd",
      "createKokoroOnnxEngine",
      "createLexicon",
      "createSpeaker",
      "encodePcm16",
      "isVoxError",
      "listEngines",
      "listVoices",
      "loadLexicon",
      "parseLexicon",
      "parseMarkup",
      "readWav",
      "splitSentences",
      "wavHeader",
    ],
    types: [
      "AnyVoxError",
      "AssetAttempt",
      "AssetCheck",
      "AssetEvent",
      "AssetStatus",
      "AssetStore",
      "AssetsOptions",
      "Break",
      "CachedAsset",
      "CallOptions",
      "CaptionRequest",
      "CreateSpeakerOptions",
      "Directive",
      "DirectiveKind",
      "Engine",
      "EngineId",
      "EngineName",
      "EngineStatus",
      "ExplainOptions",
      "ExplainedRange",
      "ExplainedWord",
      "Explanation",
      "FrontEnd",
      "KokoroOnnxOptions",
      "KokoroVoice",
      "Language",
      "Lexicon",
      "LexiconEntries",
      "LexiconFormat",
      "LexiconPattern",
      "LexiconPatternEntry",
      "LexiconSource",
      "LexiconWord",
      "ListEnginesOptions",
      "Loudness",
      "LoudnessTarget",
      "MarkedText",
      "MarkupLanguage",
      "MarkupProblem",
      "ParagraphEnd",
      "Pauses",
      "PhonemeFrames",
      "PhonemeOrigin",
      "Prunable",
      "PruneOptions",
      "PrunedItem",
      "PythonCandidate",
      "Reading",
      "Recipe",
      "RecipeKey",
      "SayAs",
      "Saying",
      "Sentence",
      "SourceName",
      "SourceRange",
      "SpeakOptions",
      "SpeakProgress",
      "Speaker",
      "SpeakerDefaults",
      "Speech",
      "SpeechChunk",
      "SpeechStream",
      "SpeechStyle",
      "SplitSentencesOptions",
      "SpokenFile",
      "SynthesizeOptions",
      "TimedWord",
      "ToFileOptions",
      "Utterance",
      "Voice",
      "VoiceMix",
      "VoiceName",
      "VoiceNames",
      "VoiceShare",
      "VoxErrorCode",
      "VoxErrorDetails",
      "WavSound",
      "Word",
      "WorkerTrace",
    ],
  },
  "voxweave/captions": {
    file: "src/entries/captions.ts",
    values: ["makeCues", "toCaptions"],
    types: ["CaptionFormat", "CaptionOptions", "CaptionPiece", "Cue", "SpokenText"],
  },
  "voxweave/python": {
    file: "src/entries/python.ts",
    values: [
      "KokoroBridge",
      "createBridge",
      "createKokoroOpenvinoEngine",
      "createKokoroPythonEngine",
      "createPiperEngine",
    ],
    types: [
      "Batching",
      "Bridge",
      "BridgeAnswer",
      "BridgedEngine",
      "CreateBridgeOptions",
      "EngineLabel",
      "Interpreter",
      "KokoroBridgeRequest",
      "KokoroBridgeSettings",
      "KokoroOpenvinoOptions",
      "KokoroPythonOptions",
      "KokoroSettings",
      "LoadProgress",
      "PiperOptions",
      "PoolEvent",
      "PoolStatus",
      "PythonOptions",
      "RecyclingLimits",
      "RestartLimits",
      "RunOptions",
      "WorkerReady",
      "WorkerState",
      "WorkerStatus",
      "WorkerTimeouts",
      "WorkersOptions",
    ],
  },
  "voxweave/testing": {
    file: "src/entries/testing.ts",
    values: ["createToneEngine"],
    types: [],
  },
};

describe.each(Object.entries(ENTRIES))("%s", (entry, { file, values, types }) => {
  test(`${entry} exports its pinned values and no others`, async () => {
    const exported: object = await import(new URL(file, ROOT).href);
    expect(Object.keys(exported).sort()).toEqual(values);
  });

  test(`${entry} exports its pinned types and no others`, async () => {
    const source = await readFile(new URL(file, ROOT), "utf8");
    expect(source).not.toMatch(/export \*/);
    const found = [...source.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, all, list = ""]) =>
      list.split(",").flatMap((written) => {
        const name = written.trim();
        const isType = all !== undefined || name.startsWith("type ");
        return name !== "" && isType ? [name.replace(/^type /, "")] : [];
      }),
    );
    expect(found.sort()).toEqual(types);
  });
});
