import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { runCommand, VOXWEAVE, voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const LONG = "This sentence is one of very many, and every one of them is spoken in its turn. ".repeat(3_000);

describe("voxweave speak", () => {
  test("voxweave speak writes a text to a file and prints a summary line", async () => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "hello.wav");
    const { code, stdout, stderr } = await voxweave(["speak", "Hello, world.", "-o", wav]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.toString()).toMatch(
      /hello\.wav: \d\.\d\d s of audio in \d+\.\d\d s, RTF \d+\.\d\d, voice af_heart, engine kokoro-onnx\n$/,
    );
    const { samples, sampleRate } = parseWav(await readFile(wav));
    expect(sampleRate).toBe(24_000);
    expect(samples.length / sampleRate).toBeGreaterThan(0.6);
    expect(samples.length / sampleRate).toBeLessThan(2);
  });

  test.each(["3/4", "~5", "and/or", "http://example.org/a"])("voxweave speak speaks the text %j", async (text) => {
    await using folder = await openTemporaryFolder();
    const args = ["speak", text, "-o", join(folder.path, "a.wav"), "--engine", "tone"];
    const { code } = await voxweave(args, { cwd: folder.path });
    expect(code).toBe(0);
  });

  test("voxweave speak reads a file descriptor of the shell as a file", async () => {
    await using folder = await openTemporaryFolder();
    const script = 'exec "$0" "$1" speak <(printf "Hello.") -o a.wav --engine tone';
    expect(await runCommand("bash", ["-c", script, ...VOXWEAVE], { cwd: folder.path })).toMatchObject({ code: 0 });
    expect(parseWav(await readFile(join(folder.path, "a.wav"))).samples.length).toBeLessThan(2 * 16_000);
  });

  test("voxweave speak speaks another language with one of its voices", async () => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "hola.wav");
    const { code, stderr } = await voxweave(["speak", "Hola, ¿qué tal?", "-o", wav, "--voice", "ef_dora"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(parseWav(await readFile(wav)).samples.length).toBeGreaterThan(0.6 * 24_000);
  });

  test("voxweave speak reads a file, with another voice and a higher speed", async () => {
    await using folder = await openTemporaryFolder();
    const book = join(folder.path, "book.txt");
    await writeFile(book, "\uFEFFA file begins with a byte order mark now and then.");
    const length = async (...flags: string[]): Promise<number> => {
      const wav = join(folder.path, "book.wav");
      expect(await voxweave(["speak", book, "-o", wav, "--voice", "bf_emma", ...flags])).toMatchObject({ code: 0 });
      return parseWav(await readFile(wav)).samples.length;
    };
    const plain = await length();
    expect(plain / (await length("--speed", "1.5"))).toBeCloseTo(1.5, 0);
  });

  test("voxweave speak --phonemes speaks the phonemes that explain prints, as it speaks the text", async () => {
    await using folder = await openTemporaryFolder();
    const text = "Hello, world. It is late.";
    const { stdout } = await voxweave(["explain", text]);
    const phonemes = stdout.toString().split("\n")[1] ?? "";
    expect(phonemes).toMatch(/^həlˈO, wˈɜɹld\. /);
    const [spoken, pasted] = [join(folder.path, "a.wav"), join(folder.path, "b.wav")];
    expect(await voxweave(["speak", text, "-o", spoken])).toMatchObject({ code: 0, stderr: "" });
    expect(await voxweave(["speak", "--phonemes", phonemes, "-o", pasted])).toMatchObject({ code: 0, stderr: "" });
    expect((await readFile(pasted)).equals(await readFile(spoken))).toBe(true);
    const french = ["speak", "--phonemes", "bɔ̃ʒˈuʁ", "-o", pasted, "--voice", "jf_alpha"];
    expect(await voxweave(french)).toMatchObject({ code: 0, stderr: "" });
  });

  test("voxweave speak --pauses sets the silence between paragraphs", async () => {
    await using folder = await openTemporaryFolder();
    const secondsWith = async (...flags: string[]): Promise<number> => {
      const wav = join(folder.path, "a.wav");
      const ended = await voxweave(["speak", "One.\n\nTwo.", "-o", wav, "--engine", "tone", ...flags]);
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      const { samples, sampleRate } = parseWav(await readFile(wav));
      return samples.length / sampleRate;
    };
    expect((await secondsWith("--pauses", "paragraph=2,heading=3")) - (await secondsWith())).toBeCloseTo(1.3, 2);
  });

  test("voxweave speak reads standard input and writes only a WAV stream to a pipe", async () => {
    const { code, stdout, stderr } = await voxweave(["speak", "-", "-o", "-", "--engine", "tone"], {
      input: "From a pipe. To a pipe.",
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.readUInt32LE(40)).toBe(0xffff_ffff);
    expect(parseWav(stdout)).toMatchObject({ sampleRate: 16_000 });
    expect(parseWav(stdout).samples.length).toBeGreaterThan(16_000);
  });

  test.each(["", " \n\t ", "\u0000", "..."])(
    "voxweave speak writes an empty WAV file and a remark for text without sound: %j",
    async (text) => {
      await using folder = await openTemporaryFolder();
      const wav = join(folder.path, "blank.wav");
      const { code, stdout, stderr } = await voxweave(["speak", "-", "-o", wav, "--engine", "tone"], { input: text });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "voxweave: nothing in the text has a sound\n" });
      expect(stdout.toString()).toContain("0.00 s of audio");
      expect((await readFile(wav)).length).toBe(44);
    },
  );

  test.each(["3 × 4 = 12", "50 ₽", "A → B", "5 ≤ 6"])(
    "voxweave speak --strict fails for a sign without a word in Spanish: %s",
    async (text) => {
      await using folder = await openTemporaryFolder();
      const args = [
        "speak",
        text,
        "-o",
        join(folder.path, "sign.wav"),
        "--engine",
        "tone",
        "--language",
        "es",
        "--strict",
      ];
      const { code, stderr } = await voxweave(args);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("there is no sound for") });
    },
  );

  test("voxweave speak warns of text without sound, and fails with --strict", async () => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "half.wav");
    const args = ["speak", "Good 早安 morning.", "-o", wav, "--engine", "tone"];
    const lax = await voxweave(args);
    expect(lax.code).toBe(0);
    expect(lax.stderr).toBe('voxweave: no sound for "早安" at 5; --strict makes this an error\n');
    const strict = await voxweave([...args, "--strict"]);
    expect(strict.code).toBe(1);
    expect(strict.stderr).toContain('there is no sound for "早安" at character 5');
  });

  test("voxweave speak writes captions with a sound file or a sound on a pipe", async () => {
    await using folder = await openTemporaryFolder();
    const [wav, srt, vtt] = ["a.wav", "a.srt", "a.vtt"].map((name) => join(folder.path, name)) as [
      string,
      string,
      string,
    ];
    const args = ["speak", "Hello there. It goes on.", "--engine", "tone", "--captions", srt, "--captions", vtt];
    expect(await voxweave([...args, "-o", wav])).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(srt, "utf8")).toMatch(/^1\n00:00:00,0\d\d --> 00:00:0\d,\d{3}\nHello there\.\n\n2\n/);
    const beside = await readFile(vtt, "utf8");
    expect(await voxweave([...args, "-o", "-"])).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(vtt, "utf8")).toBe(beside);
  });

  test("voxweave speak rejects a text without any sound", async () => {
    const { code, stderr } = await voxweave(["speak", "早安", "-o", "never.wav", "--engine", "tone"]);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no sound for "早安"');
  });

  test.each<[reason: string, args: string[], code: number, message: string]>([
    ["an unknown sound format", ["Hi", "-o", "x.wma"], 2, "VoxWeave writes .wav"],
    ["an unknown caption format", ["Hi", "-o", "x.wav", "--captions", "x.txt"], 2, "captions are written as .srt"],
    ["an unknown voice", ["Hi", "-o", "x.wav", "--voice", "af_hart"], 2, "did you mean af_heart"],
    ["an unknown engine", ["Hi", "-o", "x.wav", "--engine", "kokoro"], 2, "kokoro-onnx"],
    ["a speed out of bounds", ["Hi", "-o", "x.wav", "--engine", "tone", "--speed", "9"], 2, "speed must be 0.25 to 4"],
    ["a language without a front end", ["Hi", "-o", "x.wav", "--voice", "jf_alpha"], 2, "choose a voice for en-us"],
    [
      "the name of a language",
      ["Hi", "-o", "x.wav", "--engine", "tone", "--language", "english"],
      2,
      "did you mean en-us?",
    ],
    ["a path that does not exist", ["./nothing", "-o", "x.wav"], 1, "echo ./nothing | voxweave speak -"],
    ["a path in a home folder", ["~/nothing", "-o", "x.wav"], 1, "the file does not exist"],
    ["a Windows path", ["C:\\nothing", "-o", "x.wav"], 1, "the file does not exist"],
    ["a file that does not exist", ["nothing.txt", "-o", "x.wav"], 1, "the file does not exist"],
    ["a folder that does not exist", ["Hi", "-o", "/no/such/x.wav", "--engine", "tone"], 1, "create it first"],
    ["an unknown phoneme", ["bˈɪg", "--phonemes", "-o", "x.wav", "--engine", "tone"], 1, 'did you mean "ɡ"?'],
    ["two readers", ["Hi", "--phonemes", "--reading", "engine", "-o", "x.wav"], 2, "cannot be used with option"],
    ["a pause without a name", ["Hi", "-o", "x.wav", "--pauses", "1"], 2, "a list of sentence=, paragraph="],
    ["a pause without a number", ["Hi", "-o", "x.wav", "--pauses", "item=x"], 2, "It must be a number"],
    ["no output", ["Hi"], 2, "needs -o"],
    [
      "an output that is an option",
      ["Hi", "-o", "--engine", "tone"],
      2,
      "-o needs a value after it, got the option --engine",
    ],
    ["a caption that is an option", ["Hi", "--captions", "-o", "x.wav"], 2, "--captions needs a value"],
    ["an unknown option", ["Hi", "-o", "x.wav", "--loud"], 2, "unknown option '--loud'"],
  ])("voxweave speak rejects %s with a message that says what to do", async (_, args, code, message) => {
    const ended = await voxweave(["speak", ...args]);
    expect(ended.stderr).toMatch(/^voxweave: /);
    expect(ended.stderr).toContain(message);
    expect(ended.code).toBe(code);
  });

  test("voxweave speak rejects a file that is not UTF-8 text", async () => {
    await using folder = await openTemporaryFolder();
    const book = join(folder.path, "latin.txt");
    await writeFile(book, Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    const { code, stderr } = await voxweave(["speak", book, "-o", join(folder.path, "x.wav")]);
    const command = "iconv -f windows-1252 -t utf-8 ";
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(command) });
  });

  // The process takes the signals: one and two of them end the embedded engine, and the others the tone engine.
  test.each<[engine: string, names: string, codes: readonly number[], signals: NodeJS.Signals[], gapMs: number]>([
    ["kokoro-onnx", "SIGINT", [130], ["SIGINT"], 0],
    ["tone", "SIGTERM", [143], ["SIGTERM"], 0],
    ["tone", "SIGHUP", [129], ["SIGHUP"], 0],
    ["tone", "SIGQUIT", [131], ["SIGQUIT"], 0],
    // Of two pending signals the system may deliver either first.
    ["tone", "SIGINT and at once SIGTERM", [130, 143], ["SIGINT", "SIGTERM"], 0],
    ["tone", "SIGINT twice within 1 ms", [130], ["SIGINT", "SIGINT"], 1],
    ["kokoro-onnx", "SIGINT twice within 3 ms", [130], ["SIGINT", "SIGINT"], 3],
    ["tone", "SIGINT twice within 20 ms", [130], ["SIGINT", "SIGINT"], 20],
  ])("voxweave speak with %s keeps the old file and leaves no other when ended by %s", async (...row) => {
    const [engine, , codes, signals, gapMs] = row;
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "long.wav");
    await writeFile(wav, "the old file");
    const ended = await voxweave(["speak", "-", "-o", wav, "--engine", engine], {
      input: LONG,
      onStart: async (child) => {
        await whenBegun(folder.path);
        for (const signal of signals) {
          child.kill(signal);
          if (gapMs > 0) await sleep(gapMs);
        }
      },
    });
    expect(ended.stderr).toBe("");
    expect(codes).toContain(ended.code);
    expect(await readdir(folder.path)).toEqual(["long.wav"]);
    expect(await readFile(wav, "utf8")).toBe("the old file");
  });

  test("voxweave speak keeps the old file when killed, and the next run removes the temporary file", async () => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "long.wav");
    await writeFile(wav, "the old file");
    await voxweave(["speak", "-", "-o", wav, "--engine", "tone"], {
      input: LONG,
      onStart: (child) => void whenBegun(folder.path).then(() => child.kill("SIGKILL")),
    });
    expect(await readFile(wav, "utf8")).toBe("the old file");
    expect(await readdir(folder.path)).toHaveLength(2);
    expect(await voxweave(["speak", "Short.", "-o", wav, "--engine", "tone"])).toMatchObject({ code: 0 });
    expect(await readdir(folder.path)).toEqual(["long.wav"]);
  });

  test("voxweave speak stops without a message when the reader of its pipe closes it", async () => {
    const ended = await voxweave(["speak", "-", "-o", "-", "--engine", "tone"], {
      input: LONG,
      onStart: (child) => child.stdout?.once("data", () => child.stdout?.destroy()),
    });
    expect(ended).toMatchObject({ code: 141, stderr: "" });
  });
});

/** Waits until a command has begun to write its temporary file. */
async function whenBegun(folder: string): Promise<void> {
  while (!(await readdir(folder)).some((name) => name.endsWith(".part"))) await sleep(20);
  await sleep(300);
}
