import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { openRecorder } from "../cli/playback/recorder.js";
import { type CommandOptions, type Ended, voxweave } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { voxweaveOnTerminal } from "../support/terminal.js";

const TO_PIPE = ["speak", "-", "-o", "-", "--engine", "tone"];
const BEGINNING = "The first sentence is here. And the second";

/** A promise with its function. */
function openGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const never = new Promise<never>(() => {});

async function* delayed(parts: readonly (string | Buffer)[], gapMs = 20): AsyncGenerator<string | Buffer> {
  for (const part of parts) {
    yield part;
    await sleep(gapMs);
  }
}

/** Gives parts to a command, and does not end its input. */
async function* held(...parts: readonly (string | Buffer)[]): AsyncGenerator<string | Buffer> {
  yield* parts;
  await never;
}

const bytesOf = (text: string | Buffer): Buffer[] => [...Buffer.from(text)].map((byte) => Buffer.from([byte]));

/** Runs a command whose input goes on when the first bytes of its output have left. */
async function runHeld(args: readonly string[], rest: string | Buffer, options: CommandOptions = {}): Promise<Ended> {
  const gate = openGate();
  async function* input(): AsyncGenerator<string | Buffer> {
    yield BEGINNING;
    await gate.opened;
    yield rest;
  }
  const onStart: CommandOptions["onStart"] = (child) => child.stdout?.once("data", gate.open);
  return voxweave(args, { ...options, input: input(), onStart });
}

describe("text that arrives on standard input", () => {
  test.each(["wav", "mp3", "opus"])(
    "voxweave speak writes the first sound as %s before its input ends",
    async (format) => {
      const ended = await runHeld([...TO_PIPE, "--format", format], " comes much later.");
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      expect(ended.stdout.length).toBeGreaterThan(1_000);
    },
  );

  test("voxweave say plays the first sound before its input ends", async () => {
    await using recorder = await openRecorder();
    const { program, args } = recorder.command();
    const player = [program, ...args].map((word) => `"${word}"`).join(" ");
    async function* input(): AsyncGenerator<string> {
      yield BEGINNING;
      await recorder.happened("first sound");
      yield " comes much later.";
    }
    const ended = await voxweave(["say", "-", "--engine", "tone", "--player", player], { input: input() });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(parseWav(await recorder.sound(1)).samples.length).toBeGreaterThan(3 * 16_000);
  });

  test("voxweave speak writes the same file for any parts of a text", async () => {
    await using folder = await openTemporaryFolder();
    const text = "\uFEFFÉmile a dit « ça va ». Cette phrase en suit une autre.\n\nUn été à la forêt.";
    const [whole, parts, wide] = ["whole.wav", "parts.wav", "wide.wav"].map((name) => join(folder.path, name));
    const speak = async (path = "", input: CommandOptions["input"] = ""): Promise<Buffer> => {
      const ended = await voxweave(["speak", "-", "-o", path, "--engine", "tone"], { input });
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      return readFile(path);
    };
    const expected = await speak(whole, text);
    expect((await speak(parts, delayed(bytesOf(text), 2))).equals(expected)).toBe(true);
    const utf16 = delayed(bytesOf(Buffer.from(text, "utf16le")), 1);
    expect((await speak(wide, utf16)).equals(expected)).toBe(true);
  });

  test("voxweave speak recognises SSML whose first tag arrives in parts", async () => {
    const input = delayed(["<spe", 'ak>Hello <sub alias="there">早安</sub>', ".</speak>"]);
    expect(await voxweave([...TO_PIPE, "--strict"], { input })).toMatchObject({ code: 0, stderr: "" });
  });

  test("voxweave speak warns of text without sound at its place in the whole input", async () => {
    const ended = await voxweave(TO_PIPE, { input: delayed(["Good morning. Go", "od ", "早", "安 morning. Bye."]) });
    expect(ended).toMatchObject({
      code: 0,
      stderr: 'voxweave: no sound for "早安" at 19; --strict makes this an error\n',
    });
  });

  test("voxweave speak --strict ends at text without sound although its input goes on", async () => {
    const ended = await voxweave([...TO_PIPE, "--strict"], {
      input: held("Good 早安 morning. And then it goes on. And"),
    });
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no sound for "早安"') });
  });

  test("voxweave speak speaks the words of a producer that ends in the middle of a sentence", async () => {
    const ended = await voxweave(TO_PIPE, { input: delayed([BEGINNING]) });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(parseWav(ended.stdout).samples.length).toBeGreaterThan(2 * 16_000);
  });
});

describe("standard input that is not text", () => {
  test.each<[what: string, bytes: Buffer, message: string]>([
    ["a PDF file", Buffer.from("%PDF-1.4\n1 0 obj\n"), "it is a PDF file, not text; extract the text: pdftotext FILE"],
    ["captions", Buffer.from("1\n00:00:01,000 --> 00:00:02,000\nHi.\n"), "it is a file of SubRip captions"],
    ["UTF-32", Buffer.from("fffe000048000000", "hex"), "iconv -f utf-32 -t utf-8 FILE"],
  ])("voxweave speak refuses %s and writes no sound", async (_, bytes, message) => {
    const ended = await voxweave(TO_PIPE, { input: delayed(bytesOf(bytes), 1) });
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
    expect(ended.stderr).toMatch(/^voxweave: cannot read standard input: .*\n$/u);
    expect(ended.stdout.length).toBe(0);
  });

  test("voxweave speak refuses a PDF file before its input ends", async () => {
    const ended = await voxweave(TO_PIPE, { input: held(Buffer.from("%PDF-1.4\n")) });
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("it is a PDF file") });
  });

  test("voxweave speak writes the sound before a damaged byte to a pipe, and fails", async () => {
    const start = `${BEGINNING} é è à ç ù.`;
    const rest = Buffer.concat([Buffer.from(start.slice(BEGINNING.length)), Buffer.from([0xff]), Buffer.from(" End.")]);
    const ended = await runHeld(TO_PIPE, rest);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`damaged at byte ${Buffer.byteLength(start)};`);
    expect(parseWav(ended.stdout).samples.length).toBeGreaterThan(16_000);
  });

  test.each([
    ["a damaged byte", 0xff],
    ["half a character at its end", 0xc3],
  ])("voxweave speak keeps the old file for input with %s", async (_, byte) => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "a.wav");
    await writeFile(wav, "the old file");
    const input = delayed([`${BEGINNING} is é è à ç ù. `, Buffer.from([byte])]);
    const ended = await voxweave(["speak", "-", "-o", wav, "--engine", "tone"], { input });
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("it is UTF-8 text, but damaged at byte") });
    expect(await readFile(wav, "utf8")).toBe("the old file");
    expect(await readdir(folder.path)).toEqual(["a.wav"]);
  });
});

describe("a command that waits for standard input", () => {
  test("voxweave speak ends at once on Ctrl-C after the sound of its input so far", async () => {
    const ended = await voxweave(TO_PIPE, {
      input: held(BEGINNING),
      onStart: async (child) => {
        if (child.stdout) await once(child.stdout, "data");
        child.kill("SIGINT");
      },
    });
    expect(ended).toMatchObject({ code: 130, stderr: "" });
  });

  test.each<[command: string, args: string[]]>([
    ["speak to a pipe", TO_PIPE],
    ["speak to a file", ["speak", "-", "-o", "a.wav", "--engine", "tone"]],
    ["say", ["say", "-", "--engine", "tone", "--player", `"${process.execPath}"`]],
    ["explain", ["explain", "-"]],
  ])("voxweave %s ends on Ctrl-C before any input has arrived", async (_, args) => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "voxweave.lexicon.json"), JSON.stringify({ words: { SQL: "sequel" } }));
    const ended = await voxweave(args, {
      cwd: folder.path,
      input: held(),
      onStart: async (child) => {
        if (child.stderr) await once(child.stderr, "data"); // The command names its lexicon before it reads the input.
        await sleep(500);
        child.kill("SIGINT");
      },
    });
    expect(ended.code).toBe(130);
    expect(await readdir(folder.path)).toEqual(["voxweave.lexicon.json"]);
  });

  test("voxweave speak that fails to open its engine does not wait for its input", async () => {
    const args = ["speak", "-", "-o", "-", "--offline"];
    await using cache = await openTemporaryFolder();
    const ended = await voxweave(args, { input: held("Hello."), env: { VOXWEAVE_CACHE: cache.path } });
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining("voxweave: ") });
  });

  test("voxweave speak speaks lines that a user types, up to Ctrl-D", async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(join(folder.path, "ready"), "");
    const ended = await voxweaveOnTerminal(["speak", "-", "-o", "a.wav", "--engine", "tone"], {
      cwd: folder.path,
      act: { keys: "Hello there.\nIt goes on.\n\u0004" },
      begun: "ready",
    });
    expect(ended.status).toBe(0);
    expect(ended.output).toContain("a.wav: ");
    expect(parseWav(await readFile(join(folder.path, "a.wav"))).samples.length).toBeGreaterThan(16_000);
  });
});
