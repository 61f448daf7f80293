import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { createTextDecoder, decodeText } from "../../src/cli/decode-text.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const FRENCH = "Où étais-tu hier ? « À la forêt », répondit-elle. ".repeat(5);

/** Encodes a text with iconv, the program that the messages name. */
const encode = (text: string, encoding: string): Buffer =>
  execFileSync("iconv", ["-f", "utf-8", "-t", encoding], { input: text });

describe("text", () => {
  test.each([
    ["UTF-8", Buffer.from(FRENCH)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${FRENCH}`)],
    [
      "UTF-16 with a byte order mark, little-endian",
      Buffer.concat([Buffer.from([0xff, 0xfe]), encode(FRENCH, "utf-16le")]),
    ],
    [
      "UTF-16 with a byte order mark, big-endian",
      Buffer.concat([Buffer.from([0xfe, 0xff]), encode(FRENCH, "utf-16be")]),
    ],
  ])("decodeText() reads text in %s", (_, bytes) => {
    expect(decodeText(bytes, "in.txt")).toBe(FRENCH);
  });

  test.each([
    "",
    "\u0000",
    "THE NEW WAVE of cinema",
    "ID3 tags are read.",
    "GIF89a was new in 1989.",
    "II* is a grade.",
    "1\n\nOne.",
    "00:01:02 --> is an arrow",
    "PK is a name.",
    "Il dit: ça va",
    "日本語のテキスト",
  ])("decodeText() reads text that begins like a file of another kind: %j", (text) => {
    expect(decodeText(Buffer.from(text), "in.txt")).toBe(text);
  });

  test.each([
    ["UTF-16 (little-endian)", "utf-16le", FRENCH],
    ["UTF-16 (little-endian)", "utf-16le", "Съешь же ещё этих мягких французских булок. "],
    ["UTF-16 (big-endian)", "utf-16be", FRENCH],
    ["Windows-1252", "windows-1252", FRENCH],
    ["Latin-1", "latin1", FRENCH],
    ["UTF-32", "utf-32", FRENCH],
  ])("decodeText() rejects text in %s and names the command that converts it (%s)", async (name, encoding, text) => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "my text.txt");
    const bytes = encode(text, encoding);
    await writeFile(path, bytes);
    const message = refusal(bytes, path);
    expect(message).toContain(name);
    const [command = ""] = /iconv .*$/u.exec(message) ?? [];
    execFileSync("sh", ["-c", command], { cwd: folder.path });
    expect(decodeText(await readFile(join(folder.path, "out.txt")), "out.txt")).toBe(text);
  });

  test("decodeText() rejects text in an unknown encoding with an example of a command", () => {
    expect(refusal(encode("日本語のテキストです。".repeat(5), "shift_jis"), "in.txt")).toContain("iconv -f shift_jis");
  });

  test("decodeText() rejects damaged UTF-8 and names the place", () => {
    const bytes = Buffer.from("Où étais-tu hier ? « À la forêt », répondit-elle. ");
    const damaged = Buffer.concat([bytes, Buffer.from([0xff]), bytes]);
    expect(refusal(damaged, "in.txt")).toContain(`damaged at byte ${bytes.length}`);
  });
});

describe("text that arrives in parts", () => {
  const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), encode(text, "utf-16le")]);

  test.each([
    ["UTF-8", Buffer.from(FRENCH)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${FRENCH}`)],
    ["UTF-16", utf16(`${FRENCH}👋`)],
    ["one character", Buffer.from("é")],
  ])("a decoder returns the whole text of %s for any parts", (_, bytes) => {
    const whole = decodeText(bytes, "in.txt");
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
        expect(decodeParts(split(bytes, cuts))).toEqual({ text: whole, failure: undefined });
      }),
    );
    expect(decodeParts([...bytes].map((byte) => Buffer.from([byte])))).toEqual({ text: whole, failure: undefined });
  });

  test.each<[what: string, bytes: Buffer]>([
    ["a PDF file", Buffer.from("\n%PDF-1.4\n1 0 obj\nendobj\n")],
    ["an RTF document", Buffer.from("{\\rtf1\\ansi Hello.}")],
    ["a Word document", Buffer.from(zipSync({ "a/word/document.xml": Buffer.from("Hello.") }, { level: 0 }))],
    ["an image", Buffer.from("\0\0\0\x1Cftypavif\0\0\0\0", "latin1")],
    ["a video", Buffer.from("\0\0\0\x1Cftypisom\0\0\0\0", "latin1")],
    ["SubRip captions", Buffer.from("\uFEFF12\r\n00:00:00,050 --> 00:00:03,580\r\nThe lighthouse\r\n")],
    ["WebVTT captions without a cue", Buffer.from("WEBVTT")],
    ["an executable", Buffer.from("7f454c4602010100000000000000000003003e0001000000", "hex")],
    ["UTF-16 without a byte order mark", encode("Съешь же ещё этих мягких французских булок. ", "utf-16le")],
    ["UTF-32", encode(FRENCH, "utf-32")],
    ["Latin-1", encode(FRENCH, "latin1")],
    ["shift_jis", encode("日本語のテキストです。".repeat(5), "shift_jis")],
  ])("a decoder refuses %s for any parts, with the message for the whole, and returns no text of it", (_, bytes) => {
    const message = refusal(bytes, "in.txt");
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
        expect(decodeParts(split(bytes, cuts))).toEqual({ text: "", failure: message });
      }),
    );
    expect(decodeParts([...bytes].map((byte) => Buffer.from([byte])))).toEqual({ text: "", failure: message });
  });

  test("a decoder returns the text before a damaged byte in any parts, and names the place", () => {
    const bytes = Buffer.concat([Buffer.from(`\uFEFF${FRENCH}`), Buffer.from([0xff]), Buffer.from(FRENCH)]);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
        const { text, failure } = decodeParts(split(bytes, cuts));
        expect(text).toBe(FRENCH);
        expect(failure).toContain(`damaged at byte ${Buffer.byteLength(FRENCH) + 3};`);
      }),
    );
  });

  test("a decoder names the place of a character whose second half does not arrive", () => {
    const bytes = Buffer.from(`${FRENCH}é`).subarray(0, -1);
    expect(decodeParts([bytes])).toEqual({
      text: FRENCH,
      failure: expect.stringContaining(`damaged at byte ${bytes.length - 1};`),
    });
  });

  test("a decoder returns the UTF-16 text before half a character", () => {
    const damaged = Buffer.concat([utf16("Hello there. "), Buffer.from([0x3d, 0xd8]), encode("Hello.", "utf-16le")]);
    expect(decodeParts([damaged])).toEqual({
      text: "Hello there. ",
      failure: expect.stringContaining("it begins like UTF-16LE text, but is damaged"),
    });
  });

  test.each([
    ["Hello there", "Hello t"],
    ["1 apple", "1 ap"],
    ["12:30 is noon", "12:30 i"],
    ["%PD 5", "%PD 5"],
    ["WEBVTTs are captions", "WEBVTTs a"],
  ])("a decoder returns the start of %j as soon as it is certain that it is text", (text, start) => {
    const decode = createTextDecoder("in.txt");
    const first = [...text].map((char) => decode(Buffer.from(char), false).text).find((part) => part !== "");
    expect(first).toBe(start);
  });
});

describe("a file that is not text", () => {
  const zip = (entry: string, content = ""): Buffer =>
    Buffer.from(zipSync({ [entry]: Buffer.from(content) }, { level: 0 }));
  test.each<[kind: string, bytes: Buffer, advice: string]>([
    ["a PDF file", Buffer.from("%PDF-1.4\n1 0 obj\nendobj\n"), "pdftotext 'my file' out.txt"],
    ["an RTF document", Buffer.from("{\\rtf1\\ansi Hello.}"), "pandoc 'my file' -t plain -o out.txt"],
    ["an EPUB book", zip("mimetype", "application/epub+zip"), "pandoc 'my file'"],
    ["an OpenDocument text", zip("mimetype", "application/vnd.oasis.opendocument.text"), "pandoc 'my file'"],
    ["a Word document", zip("word/document.xml"), "pandoc 'my file'"],
    ["a ZIP archive", zip("a.txt", "Hello."), "unzip 'my file'"],
    ["an old Office document", Buffer.from("d0cf11e0a1b11ae1", "hex"), "soffice"],
    ["a gzip archive", Buffer.from("1f8b0800", "hex"), "gunzip -c 'my file'"],
    ["an image", Buffer.from("89504e470d0a1a0a", "hex"), "tesseract 'my file'"],
    ["an image", Buffer.from("ffd8ffe000104a46494600", "hex"), "tesseract 'my file'"],
    ["sound or video", Buffer.from("RIFF\u0024\u0000\u0000\u0000WAVEfmt ", "latin1"), "name a text file"],
    ["a file of WebVTT captions", Buffer.from("WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n"), "sed '"],
    ["not text", Buffer.from("7f454c4602010100000000000000000003003e0001000000", "hex"), "save it as text"],
  ])("decodeText() rejects %s and says what to do", (kind, bytes, advice) => {
    const message = refusal(bytes, "my file");
    expect(message).toContain(`it is ${kind}`);
    expect(message).toContain(advice);
  });

  test("decodeText() rejects captions and names a command that extracts their words", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "in.srt");
    const captions = Buffer.from(
      "\uFEFF1\r\n00:00:00,050 --> 00:00:03,580\r\nThe lighthouse\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\nin 1987\r\n",
    );
    await writeFile(path, captions);
    const message = refusal(captions, path);
    expect(message).toContain("it is a file of SubRip captions");
    execFileSync("sh", ["-c", /sed .*$/u.exec(message)?.[0] ?? ""], { cwd: folder.path });
    const words = await readFile(join(folder.path, "out.txt"), "utf8");
    expect(words.replaceAll(/\s+/gu, " ").trim()).toBe("The lighthouse in 1987");
  });
});

/** Cuts bytes at places, in any order. */
function split(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

/** Decodes parts up to the first failure. */
function decodeParts(parts: readonly Buffer[]): { readonly text: string; readonly failure: string | undefined } {
  const decode = createTextDecoder("in.txt");
  let text = "";
  for (const [part, hasEnded] of [...parts.map((part) => [part, false] as const), [Buffer.alloc(0), true] as const]) {
    const decoded = decode(part, hasEnded);
    text += decoded.text;
    if (decoded.failure !== undefined) return { text, failure: decoded.failure.message };
  }
  return { text, failure: undefined };
}

function refusal(bytes: Buffer, name: string): string {
  try {
    decodeText(bytes, name);
  } catch (error) {
    expect(error).toMatchObject({ code: "VOX_FILE_UNREADABLE" });
    return (error as Error).message;
  }
  throw new Error("it was read");
}
