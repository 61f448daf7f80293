import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { type Ended, voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** A folder with two texts and a PDF file, and the command line in it, with the tone engine. */
async function openTexts() {
  const folder = await openTemporaryFolder();
  await writeFile(join(folder.path, "a.txt"), "One.");
  await writeFile(join(folder.path, "b.md"), "# Two\n\nThree words more.");
  await writeFile(join(folder.path, "c.txt"), "%PDF-1.4");
  return {
    path: folder.path,
    speak: (...args: readonly string[]): Promise<Ended> =>
      voxweave(["speak", ...args, "--engine", "tone"], { cwd: folder.path, input: "From a pipe." }),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

describe("voxweave speak without the name of an output", () => {
  test("voxweave speak gives the sound of a file the name of the file, in the current folder", async () => {
    await using texts = await openTexts();
    await mkdir(join(texts.path, "deep"));
    await writeFile(join(texts.path, "deep", "my.book.txt"), "Two.");
    const { code, stdout } = await texts.speak("deep/my.book.txt", "--captions", ".srt", "--captions", "own.vtt");
    expect(code).toBe(0);
    expect(stdout.toString()).toMatch(/^my\.book\.wav: /);
    expect(await readdir(texts.path)).toEqual([
      "a.txt",
      "b.md",
      "c.txt",
      "deep",
      "my.book.srt",
      "my.book.wav",
      "own.vtt",
    ]);
    expect(parseWav(await readFile(join(texts.path, "my.book.wav"))).samples.length).toBeGreaterThan(1_000);
  });

  test("voxweave speak replaces no file that the user did not name, unless --overwrite is given", async () => {
    await using texts = await openTexts();
    const wav = join(texts.path, "a.wav");
    await writeFile(wav, "my recording");
    const { code, stderr } = await texts.speak("a.txt");
    expect(code).toBe(1);
    expect(stderr).toBe(
      "voxweave: cannot write a.wav: the file exists; --overwrite replaces it, and -o names another file\n",
    );
    expect(await readFile(wav, "utf8")).toBe("my recording");
    expect(await texts.speak("a.txt", "--overwrite")).toMatchObject({ code: 0 });
    expect(parseWav(await readFile(wav)).samples.length).toBeGreaterThan(1_000);
    expect(await texts.speak("a.txt", "-o", "a.wav")).toMatchObject({ code: 0 });
  });

  test.each([[["Hello"]], [["-"]]])("voxweave speak %j needs the name of an output", async (args) => {
    await using texts = await openTexts();
    const { code, stderr } = await texts.speak(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/needs -o with the name of a sound file, such as -o hello\.wav\n$/);
  });
});

describe("voxweave speak with several inputs", () => {
  test("voxweave speak writes one file for each input into a new folder, each as if spoken alone", async () => {
    await using texts = await openTexts();
    const { code, stdout, stderr } = await texts.speak("a.txt", "b.md", "-o", "out/deep", "--captions", ".vtt");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.toString()).toMatch(/^out\/deep\/a\.wav: .*\nout\/deep\/b\.wav: .*\n$/);
    expect(await readdir(join(texts.path, "out/deep"))).toEqual(["a.vtt", "a.wav", "b.vtt", "b.wav"]);
    expect(await texts.speak("b.md")).toMatchObject({ code: 0 });
    const together = await readFile(join(texts.path, "out/deep/b.wav"));
    expect(together.equals(await readFile(join(texts.path, "b.wav")))).toBe(true);
  });

  test("voxweave speak reports each input that fails, speaks the others, and exits with 1", async () => {
    await using texts = await openTexts();
    await writeFile(join(texts.path, "voice.txt"), "[voice:nobody]Hello.[/voice]");
    const { code, stdout, stderr } = await texts.speak("c.txt", "gone.txt", "voice.txt", "a.txt", "-o", "out/");
    expect(code).toBe(1);
    expect(stdout.toString()).toMatch(/^out\/a\.wav: [^\n]*\n$/);
    expect(stderr).toMatch(/^voxweave: cannot read c\.txt: it is a PDF file/);
    expect(stderr).toMatch(/^voxweave: cannot read gone\.txt: the file does not exist/m);
    expect(stderr).toMatch(/^voxweave: voice\.txt: engine tone has no voice "nobody"/m);
    expect(stderr).toMatch(/voxweave: 3 of 4 inputs failed: c\.txt, gone\.txt, voice\.txt\n$/);
    expect(await readdir(join(texts.path, "out"))).toEqual(["a.wav"]);
  });

  test.each([
    ["Hello world -o x.wav", /^voxweave: several inputs must be files, got "Hello"; put a text .* in quotes\n$/],
    ["a.txt - -o out", /several inputs must be files, got standard input/],
    ["a.txt b.md -o x.wav", /several inputs need a folder, such as -o out\/, got -o x\.wav/],
    ["a.txt b.md -o -", /several inputs need a folder, such as -o out\/, got -o -/],
    ["a.txt ./a.txt", /a\.txt and \.\/a\.txt would both become a\.wav/],
    ["a.txt b.md --captions x.srt", /--captions must be \.srt, .* for several inputs, got x\.srt/],
    ["a.txt b.md --speed 9", /^voxweave: speed must be 0\.25 to 4, got 9\n$/],
  ])("voxweave speak %s exits with 2 and writes nothing", async (args, message) => {
    await using texts = await openTexts();
    const { code, stderr } = await texts.speak(...args.split(" "));
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect((await readdir(texts.path)).filter((name) => name.endsWith(".wav"))).toEqual([]);
  });
});
