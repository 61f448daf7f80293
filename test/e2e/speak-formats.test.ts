import { open, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CommandOptions, type Ended, voxweave } from "../support/command.js";
import { until } from "../support/processes.js";
import { openSmallDisk } from "../support/small-disk.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** A folder, and the command line in it, with the tone engine. */
async function openFolder() {
  const folder = await openTemporaryFolder();
  return {
    path: folder.path,
    read: (name: string): Promise<Buffer> => readFile(join(folder.path, name)),
    speak: (args: readonly string[], options: CommandOptions = {}): Promise<Ended> =>
      voxweave(["speak", ...args, "--engine", "tone"], { cwd: folder.path, ...options }),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** How a file of each format begins. */
const STARTS: Readonly<Record<string, RegExp>> = {
  wav: /^RIFF....WAVE/s,
  mp3: /^\xff[\xe2-\xfb]/,
  opus: /^OggS/,
  ogg: /^OggS/,
  flac: /^fLaC/,
  aac: /^\xff[\xf0-\xf9]/,
  m4a: /^....ftypM4A /s,
};

const EACH_FORMAT = Object.keys(STARTS).flatMap((ending) => ["-o", `long.${ending}`]);
const LONG = "This sentence is one of very many. ".repeat(20_000);

async function bytesIn(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

describe("voxweave speak with a format of sound", () => {
  test("voxweave speak writes each format that the names of its outputs have, in one go", async () => {
    await using folder = await openFolder();
    const names = [...Object.keys(STARTS).map((ending) => `hello.${ending}`), "hello.pcm"];
    const ended = await folder.speak(["Hello there.", ...names.flatMap((name) => ["-o", name]), "--captions", ".srt"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout.toString()).toMatch(/^hello\.wav, hello\.mp3, .*hello\.pcm: \d+\.\d\d s of audio/);
    expect((await readdir(folder.path)).toSorted()).toEqual([...names, "hello.srt"].toSorted());
    for (const [ending, start] of Object.entries(STARTS)) {
      expect((await folder.read(`hello.${ending}`)).toString("latin1")).toMatch(start);
    }
    expect(await folder.read("hello.opus")).toEqual(await folder.read("hello.ogg"));
  });

  test("voxweave speak --format sets the format of standard output", async () => {
    await using folder = await openFolder();
    for (const format of ["wav", "mp3", "opus", "ogg", "flac", "aac"]) {
      const { code, stdout } = await folder.speak(["Hello there.", "-o", "-", "--format", format]);
      expect(code).toBe(0);
      expect(stdout.toString("latin1")).toMatch(STARTS[format] ?? /^$/);
    }
  });

  test.each([
    ["while it writes", []],
    ["while it measures the loudness", ["--loudness", "-16"]],
  ])("voxweave speak leaves no file of any format when it is interrupted %s", async (_, options) => {
    await using folder = await openFolder();
    const { code } = await folder.speak(["-", ...EACH_FORMAT, "--captions", ".srt", ...options], {
      input: LONG,
      onStart: async (child) => {
        await until(async () => (await bytesIn(folder.path)) > 300_000, "sound in temporary files");
        child.kill("SIGINT");
      },
    });
    expect(code).toBe(130);
    expect(await readdir(folder.path)).toEqual([]);
  });

  test.each([[[]], [["--loudness", "-16"]]])(
    "voxweave speak reports a disk that gets full, and leaves no file of any format: %j",
    async (options) => {
      await using disk = await openSmallDisk(300_000);
      await using folder = await openFolder();
      const ended = await folder.speak(["-", ...EACH_FORMAT, ...options], { input: LONG, cwd: disk.path });
      expect(ended.stderr).toMatch(
        /^voxweave: cannot write long\.\w+: the disk is full; free some space, or choose a folder/,
      );
      expect(ended.code).toBe(1);
      expect(await readdir(disk.path)).toEqual([]);
    },
  );

  test("voxweave speak fills in the length of a FLAC file on standard output", async () => {
    await using folder = await openFolder();
    await using file = await open(join(folder.path, "a.flac"), "w");
    const args = ["Hello there.", "-o", "-", "--format", "flac"];
    expect(await folder.speak(args, { stdout: file.fd })).toMatchObject({ code: 0, stderr: "" });
    await folder.speak(["Hello there.", "-o", "b.flac", "--overwrite"]);
    const samplesOf = (flac: Buffer): number => flac.readUInt32BE(22);
    expect(samplesOf(await folder.read("a.flac"))).toBe(samplesOf(await folder.read("b.flac")));
    expect(samplesOf(await folder.read("a.flac"))).toBeGreaterThan(1_000);
  });

  test("voxweave speak --format sets the formats of files that get the names of their inputs", async () => {
    await using folder = await openFolder();
    await writeFile(join(folder.path, "a.txt"), "One.");
    await writeFile(join(folder.path, "b.txt"), "Two.");
    const { code } = await folder.speak(["a.txt", "b.txt", "-o", "out/", "--format", "mp3", "--format", ".OPUS"]);
    expect(code).toBe(0);
    expect((await readdir(join(folder.path, "out"))).toSorted()).toEqual(["a.mp3", "a.opus", "b.mp3", "b.opus"]);
  });

  test("voxweave speak writes tags, a cover and the bitrate into the file", async () => {
    await using folder = await openFolder();
    const cover = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
    await writeFile(join(folder.path, "cover.jpg"), cover);
    const tags = ["--title", "Grüße", "--artist", "Vox", "--album", "Tests", "--date", "2027", "--comment", "None"];
    const args = ["Hello there.", "-o", "a.mp3", ...tags, "--cover", "cover.jpg", "--bitrate", "32k"];
    expect(await folder.speak(args)).toMatchObject({ code: 0, stderr: "" });
    const mp3 = await folder.read("a.mp3");
    for (const tag of ["Grüße", "Vox", "Tests", "2027", "None"]) expect(mp3.includes(tag)).toBe(true);
    expect(mp3.includes(cover)).toBe(true);
    expect(await folder.speak(["Hello there.", "-o", "b.mp3"])).toMatchObject({ code: 0 });
    expect((await folder.read("b.mp3")).length).toBeGreaterThan(mp3.length * 1.3);
  });

  test.each<[string, readonly string[], number, string]>([
    ["an unknown extension", ["-o", "a.wma"], 2, 'not ".wma"; use a file name with one of these extensions'],
    [
      "an unknown format",
      ["-o", "-", "--format", "wma"],
      2,
      "It must be one of wav, pcm, mp3, opus, flac, aac, m4a, ulaw, alaw.",
    ],
    ["M4A on standard output", ["-o", "-", "--format", "m4a"], 2, "m4a cannot be streamed"],
    ["a format for a named file", ["-o", "a.mp3", "--format", "wav"], 2, "the extension of a.mp3 sets its format"],
    ["a pipe and a file", ["-o", "-", "-o", "a.mp3"], 2, "-o - must be the only output"],
    ["two formats of a pipe", ["-o", "-", "--format", "mp3", "--format", "wav"], 2, "standard output has one format"],
    ["a bitrate without digits", ["-o", "a.mp3", "--bitrate", "high"], 2, "such as 64000 or 64k"],
    ["a bitrate that MP3 lacks", ["-o", "a.mp3", "--bitrate", "65k"], 2, "must be one of 8000, 16000"],
    ["a bitrate of WAV", ["-o", "a.wav", "--bitrate", "64k"], 2, "bitrate is not an option of wav"],
    ["a cover that does not exist", ["-o", "a.mp3", "--cover", "x.jpg"], 1, "cannot read x.jpg"],
    ["a cover that is no image", ["-o", "a.mp3", "--cover", "/dev/null"], 2, "--cover /dev/null must be a JPEG or PNG"],
    ["a date that is none", ["-o", "a.mp3", "--date", "today"], 2, "a year, a month or a day"],
  ])("voxweave speak explains %s, and writes nothing", async (_, args, code, message) => {
    await using folder = await openFolder();
    const ended = await folder.speak(["Hello there.", ...args]);
    expect(ended.stderr).toContain(message);
    expect(ended.code).toBe(code);
    expect(await readdir(folder.path)).toEqual([]);
  });
});
