import { mkdir, readdir, readFile, readlink, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { createLoudnessMeter } from "../../src/audio/loudness.js";
import { encodePcm16 } from "../../src/audio/pcm16.js";
import { truePeak } from "../../src/audio/true-peak.js";
import { parseWav, WAV_HEADER_BYTES } from "../../src/audio/wav.js";
import type { TimedWord } from "../../src/core/timed-word.js";
import { collect, FIVE, openRig, settle } from "../speaker/support/speak.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

let folder: string;
let path: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  path = join(folder, "speech.wav");
  return () => temporary[Symbol.asyncDispose]();
});

describe("a spoken file", () => {
  test("toFile() writes a WAV file with the sample rate and the duration that it reports", async () => {
    const { speaker } = openRig();
    const file = await speaker.toFile(FIVE, path);
    const { samples, sampleRate } = parseWav(await readFile(path));
    expect(file).toEqual({
      files: [{ path, format: "wav", sampleRate: 16_000, bitrate: 0 }],
      durationSeconds: samples.length / 16_000,
      unspoken: [],
      problems: [],
    });
    expect(sampleRate).toBe(16_000);
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  });

  test("toFile() writes the samples of a stream for a short text, and a header with their length", async () => {
    const text = "Hello, world.";
    await openRig().speaker.toFile(text, path);
    const chunks = await collect(openRig().speaker.stream(text));
    const pcm = Buffer.concat(chunks.map(({ samples }) => encodePcm16(samples)));
    const bytes = await readFile(path);
    expect(bytes.subarray(WAV_HEADER_BYTES).equals(pcm)).toBe(true);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect(bytes.readUInt32LE(40)).toBe(pcm.length);
  });

  test("toFile() writes the requested sample rate", async () => {
    const file = await openRig().speaker.toFile("Hello, world.", path, { sampleRate: 44_100 });
    expect(file.files[0]?.sampleRate).toBe(44_100);
    expect(parseWav(await readFile(path)).sampleRate).toBe(44_100);
  });

  test("toFile() accepts an extension in capitals", async () => {
    await openRig().speaker.toFile("Hello.", join(folder, "SPEECH.WAV"));
    expect(await readdir(folder)).toEqual(["SPEECH.WAV"]);
  });

  test("toFile() reports text without sound", async () => {
    const file = await openRig().speaker.toFile("Hello 世界.", path);
    expect(file.unspoken).toEqual([{ start: 6, end: 8 }]);
  });

  test.each(["", "  \n\n ", "..."])("toFile() writes only a header of 44 bytes for the blank text %j", async (text) => {
    const file = await openRig().speaker.toFile(text, path);
    expect(file.durationSeconds).toBe(0);
    const bytes = await readFile(path);
    expect(bytes).toHaveLength(44);
    expect(parseWav(bytes)).toEqual({ samples: new Float32Array(0), sampleRate: 16_000 });
  });

  test("toFile() replaces an old file, and follows a link", async () => {
    await writeFile(path, "old");
    const link = join(folder, "link.wav");
    await symlink("speech.wav", link);
    await openRig().speaker.toFile("Hello.", link);
    expect(await readlink(link)).toBe("speech.wav");
    expect(parseWav(await readFile(path)).samples.length).toBeGreaterThan(0);
  });

  test("two concurrent calls of toFile() write their own sound", async () => {
    const { speaker } = openRig();
    const other = join(folder, "other.wav");
    const [one, two] = await Promise.all([speaker.toFile("Hello.", path), speaker.toFile(FIVE, other)]);
    expect(two.durationSeconds).toBeGreaterThan(one.durationSeconds);
    expect(parseWav(await readFile(other)).samples).toHaveLength(Math.round(two.durationSeconds * 16_000));
  });
});

describe("several sound files in one go", () => {
  test("toFile() writes each format that the paths name, each with the same sound", async () => {
    const { speaker, engine } = openRig();
    const paths = ["a.wav", "b.mp3", "c.opus", "d.ogg", "e.flac", "f.aac", "g.m4a", "h.pcm", "i.ulaw", "j.al"].map(
      (name) => join(folder, name),
    );
    const { files, durationSeconds } = await speaker.toFile("Hello, world.", paths, { bitrate: 48_000 });
    expect(engine.utterances).toHaveLength(1);
    expect(files.map((file) => file.path)).toEqual(paths);
    expect(files.map(({ format }) => format)).toEqual([
      "wav",
      "mp3",
      "opus",
      "opus",
      "flac",
      "aac",
      "m4a",
      "pcm",
      "ulaw",
      "alaw",
    ]);
    expect(files.map(({ bitrate }) => bitrate)).toEqual([0, 48_000, 48_000, 48_000, 0, 48_000, 48_000, 0, 0, 0]);
    const pcm = await readFile(join(folder, "h.pcm"));
    expect(pcm).toHaveLength(Math.round(durationSeconds * 16_000) * 2);
    expect((await readFile(join(folder, "a.wav"))).subarray(WAV_HEADER_BYTES).equals(pcm)).toBe(true);
    const starts = await Promise.all(paths.map(async (file) => (await readFile(file)).toString("latin1", 0, 8)));
    expect(starts[2]).toMatch(/^OggS/);
    expect(starts[4]).toMatch(/^fLaC/);
    expect(starts[6]).toMatch(/ftyp$/);
  });

  test("each of several files gets the tags that its format can hold", async () => {
    const paths = ["a.mp3", "b.pcm"].map((name) => join(folder, name));
    await openRig().speaker.toFile("Hello.", paths, { tags: { title: "Grüße" } });
    expect((await readFile(paths[0] ?? "")).includes("Grüße")).toBe(true);
    expect((await readFile(paths[1] ?? "")).includes("Grüße")).toBe(false);
  });

  test.each<[string, readonly string[], object, string]>([
    ["a bitrate that no format has", ["a.wav", "b.flac"], { bitrate: 64_000 }, "bitrate is not an option of wav"],
    ["a tag that no format can hold", ["a.pcm"], { tags: { title: "x" } }, "tags.title is not an option of pcm"],
    [
      "a bitrate that a format lacks",
      ["a.wav", "b.mp3"],
      { bitrate: 65_000 },
      "bitrate of mp3 at 16000 Hz must be one of",
    ],
    ["the same path twice", ["a.wav", "a.wav"], {}, "path must name each file once"],
    ["no path", [], {}, "path must be the name of a file, or a list of names"],
  ])("toFile() rejects %s before any sound is made", async (_, names, options, message) => {
    const { engine, speaker } = openRig();
    const paths = names.map((name) => join(folder, name));
    await expect(speaker.toFile(FIVE, paths, options)).rejects.toThrow(message);
    expect(engine.utterances).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test("toFile() rejects two paths of the same file, and names both", async () => {
    const paths = [join(folder, "a.wav"), `${folder}/./a.wav`];
    const message = `got ${paths[0]} and ${paths[1]}, which are the same file`;
    await expect(openRig().speaker.toFile("Hello.", paths)).rejects.toThrow(message);
    expect(await readdir(folder)).toEqual([]);
  });

  test("a path that cannot be written leaves none of the files", async () => {
    const paths = [join(folder, "a.mp3"), join(folder, "absent", "b.wav")];
    await expect(openRig().speaker.toFile("Hello.", paths)).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("the loudness of a file", () => {
  test.each([-30, -19, -14])("toFile() reaches %d LUFS exactly, and leaves no temporary file", async (lufs) => {
    const { loudnessLufs } = await openRig().speaker.toFile(FIVE, path, { loudness: { lufs, truePeakDb: -1 } });
    const { samples, sampleRate } = parseWav(await readFile(path));
    const meter = createLoudnessMeter(sampleRate);
    meter.add(samples);
    expect(Math.abs(meter.integrated() - lufs)).toBeLessThan(0.1);
    expect(Math.abs((loudnessLufs ?? 0) - lufs)).toBeLessThan(0.1);
    expect(20 * Math.log10(truePeak(samples))).toBeLessThan(-0.9);
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  });

  test("toFile() writes silence for blank text at any loudness", async () => {
    const { loudnessLufs } = await openRig().speaker.toFile(" ", path, { loudness: { lufs: -14 } });
    expect(loudnessLufs).toBe(Number.NEGATIVE_INFINITY);
    expect(await readFile(path)).toHaveLength(WAV_HEADER_BYTES);
  });

  test("an abort while the loudness is measured leaves no temporary file", async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error("changed my mind"));
    const options = { loudness: { lufs: -14 }, signal: controller.signal, onProgress };
    await expect(openRig().speaker.toFile(FIVE, path, options)).rejects.toThrow("changed my mind");
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("a call that fails", () => {
  beforeEach(() => writeFile(path, "old"));

  const expectUntouched = async (): Promise<void> => {
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  };

  test("an abort in the middle rejects with the caller's reason, and keeps the old file", async () => {
    const reason = new Error("changed my mind");
    const controller = new AbortController();
    const { engine, speaker } = openRig();
    let heard = 0;
    const onProgress = (): void => {
      heard += 1;
      if (heard === 2) controller.abort(reason);
    };
    await expect(speaker.toFile(FIVE, path, { signal: controller.signal, onProgress })).rejects.toBe(reason);
    await expectUntouched();
    await settle();
    expect(engine.running).toBe(0);
  });

  test("an abort after the last sound rejects with the caller's reason, and keeps the old file", async () => {
    const reason = new Error("changed my mind");
    const controller = new AbortController();
    const onProgress = ({
      spokenCharacters,
      totalCharacters,
    }: {
      spokenCharacters: number;
      totalCharacters: number;
    }) => {
      if (spokenCharacters === totalCharacters) controller.abort(reason);
    };
    const call = openRig().speaker.toFile(FIVE, path, { signal: controller.signal, onProgress });
    await expect(call).rejects.toBe(reason);
    await expectUntouched();
  });

  test("a failure of the engine rejects, and keeps the old file", async () => {
    const failure = new Error("out of tune");
    const { speaker } = openRig({
      before: (_, index) => {
        if (index === 2) throw failure;
      },
    });
    await expect(speaker.toFile(FIVE, path)).rejects.toBe(failure);
    await expectUntouched();
  });

  test("a text without sound, or in a strict call a part without sound, rejects, and keeps the old file", async () => {
    await expect(openRig().speaker.toFile("世界", path)).rejects.toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
    const strict = openRig().speaker.toFile(`${FIVE} 世界.`, path, { strict: true });
    await expect(strict).rejects.toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
    await expectUntouched();
  });

  test("invalid options reject, and keep the old file", async () => {
    await expect(openRig().speaker.toFile("Hello.", path, { speed: 9 })).rejects.toThrow(RangeError);
    await expect(openRig().speaker.toFile("Hello.", path, { sampleRate: 1 })).rejects.toThrow(RangeError);
    await expect(openRig().speaker.toFile(42 as unknown as string, path)).rejects.toThrow(TypeError);
    await expectUntouched();
  });
});

describe("a path that cannot be written", () => {
  const refused = async (to: unknown): Promise<unknown> => {
    const { engine, speaker } = openRig();
    const error = await speaker.toFile(FIVE, to as string).catch((caught: unknown) => caught);
    expect(engine.utterances).toEqual([]);
    return error;
  };

  test.each(["speech.wma", "speech", ".wav", "speech.wav/", ""])(
    "a path without a supported extension rejects before any sound is made: %j",
    async (name) => {
      const error = await refused(name);
      const supported = [
        ".wav",
        ".pcm",
        ".mp3",
        ".opus",
        ".ogg",
        ".flac",
        ".aac",
        ".m4a",
        ".ulaw",
        ".ul",
        ".alaw",
        ".al",
      ];
      expect(error).toMatchObject({ code: "VOX_FORMAT_UNSUPPORTED", details: { supported } });
    },
  );

  test("the path of a folder rejects before any sound is made", async () => {
    await mkdir(path);
    expect(await refused(path)).toMatchObject({ code: "VOX_FILE_UNWRITABLE", details: { path } });
  });

  test("a path in a folder that does not exist rejects before any sound is made", async () => {
    const to = join(folder, "absent", "speech.wav");
    expect(await refused(to)).toMatchObject({ code: "VOX_FILE_UNWRITABLE", details: { path: to } });
  });

  test("a path that is not a string rejects before any sound is made", async () => {
    expect(await refused(undefined)).toBeInstanceOf(TypeError);
  });
});

describe("captions of a sound file", () => {
  test("captions are written in each requested format, and end with the sound", async () => {
    const captions = ["srt", "vtt", "ass", "json"].map((format) => join(folder, `speech.${format}`));
    const file = await openRig().speaker.toFile("Hello there, world. It goes on.", path, { captions });
    expect((await readdir(folder)).sort()).toEqual([
      "speech.ass",
      "speech.json",
      "speech.srt",
      "speech.vtt",
      "speech.wav",
    ]);
    const srt = await readFile(join(folder, "speech.srt"), "utf8");
    expect(srt.split("\n").filter((line) => /^[A-Z]/.test(line))).toEqual(["Hello there, world.", "It goes on."]);
    const json = JSON.parse(await readFile(join(folder, "speech.json"), "utf8")) as { durationSeconds: number };
    expect(json.durationSeconds).toBeCloseTo(file.durationSeconds, 6);
  });

  test("captions have the requested length of lines", async () => {
    const captions = join(folder, "speech.vtt");
    const captionOptions = { lineLength: 10, lines: 1, wordTimes: true };
    await openRig().speaker.toFile("Hello there, world.", path, { captions, captionOptions });
    const vtt = await readFile(captions, "utf8");
    expect(vtt).toMatch(/\nHello\n[\s\S]*\nthere,\n[\s\S]*\nworld\.\n/);
  });

  test("captions contain no markup, and report the place of each word in the text with markup", async () => {
    const text = "<speak>Hello <emphasis>there</emphasis>, AT&amp;T.</speak>";
    const captions = ["speech.srt", "speech.json"].map((name) => join(folder, name));
    await openRig().speaker.toFile(text, path, { captions, markup: "ssml" });
    expect(await readFile(join(folder, "speech.srt"), "utf8")).toContain("\nHello there, AT&T.\n");
    const json = JSON.parse(await readFile(join(folder, "speech.json"), "utf8")) as { words: TimedWord[] };
    expect(json.words.map(({ source }) => text.slice(source.start, source.end))).toContain("there");
  });

  test("captions of blank text are empty", async () => {
    await openRig().speaker.toFile("  ", path, { captions: join(folder, "speech.srt") });
    expect(await readFile(join(folder, "speech.srt"), "utf8")).toBe("");
  });

  test.each<[string, object, string]>([
    ["an unknown caption format", { captions: "x.txt" }, 'captions are written as .srt, .vtt, .ass, .json, not ".txt"'],
    ["a caption file in a folder that does not exist", { captions: ["/no/such/x.srt"] }, "create it first"],
    [
      "a caption option out of range",
      { captions: "x.srt", captionOptions: { lines: 9 } },
      "lines must be 1 to 4, got 9",
    ],
  ])("%s rejects before any sound is made", async (_, options, message) => {
    const { engine, speaker } = openRig();
    await expect(speaker.toFile(FIVE, path, options)).rejects.toThrow(message);
    expect(engine.utterances).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test("captions are not written if the sound fails", async () => {
    const { speaker } = openRig({
      before: (_, index) => {
        if (index === 2) throw new Error("out of tune");
      },
    });
    await expect(speaker.toFile(FIVE, path, { captions: join(folder, "speech.srt") })).rejects.toThrow("out of tune");
    expect(await readdir(folder)).toEqual([]);
  });
});
