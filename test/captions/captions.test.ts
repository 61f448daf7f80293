import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaptionFormat, toCaptions } from "../../src/captions/captions.js";
import { type Cue, toCues } from "../../src/captions/cues.js";
import { anyProse, speak } from "./support/spoken.js";

interface Read {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

const textOf = ({ lines }: Cue): string[] => lines.map((line) => line.map(({ text }) => text).join(" "));
const expected = (cues: readonly Cue[], digits: number): Read[] =>
  cues.map((cue) => ({
    start: Number(cue.startSeconds.toFixed(digits)),
    end: Number(cue.endSeconds.toFixed(digits)),
    lines: textOf(cue),
  }));

const seconds = (clock: string): number => {
  const [hours = 0, minutes = 0, rest = 0] = clock.replace(",", ".").split(":").map(Number);
  return Number((hours * 3_600 + minutes * 60 + rest).toFixed(3));
};

/** Reads a file as players do: in blocks between blank lines, whose line with an arrow is the time. */
function readBlocks(file: string): Read[] {
  return file
    .split(/\n\n+/u)
    .map((block) => block.split("\n").filter((line) => line !== ""))
    .filter((lines) => lines.some((line) => line.includes("-->")))
    .map((lines) => {
      const at = lines.findIndex((line) => line.includes("-->"));
      const [start = "", end = ""] = lines[at]?.split(" --> ") ?? [];
      return { start: seconds(start), end: seconds(end), lines: lines.slice(at + 1) };
    });
}

const unescapeVtt = (line: string): string =>
  line
    .replaceAll(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

function readAss(file: string): Read[] {
  return [...file.matchAll(/^Dialogue: 0,([\d:.]+),([\d:.]+),Default,,0,0,0,,(.*)$/gmu)].map((match) => ({
    start: seconds(match[1] ?? ""),
    end: seconds(match[2] ?? ""),
    lines: (match[3] ?? "")
      .replaceAll(/(?<!\\)\{\\k\d+\}/gu, "")
      .split("\\N")
      .map((line) => line.replaceAll(/\\([{}])/gu, "$1").replaceAll("\u2060", "")),
  }));
}

describe("round trips", () => {
  const roundTrip = (format: CaptionFormat, digits: number, read: (file: string) => Read[]): void =>
    fc.assert(
      fc.property(anyProse, fc.boolean(), (text, wordTimes) => {
        const spoken = speak(text);
        expect(read(toCaptions(spoken, format, { wordTimes }))).toEqual(expected(toCues(spoken), digits));
      }),
    );

  test("captions of any text in SubRip can be read back", () =>
    roundTrip("srt", 3, (file) =>
      readBlocks(file).map((cue) => ({ ...cue, lines: cue.lines.map((line) => line.replaceAll("\u2060", "")) })),
    ));

  test("captions of any text in WebVTT can be read back", () =>
    roundTrip("vtt", 3, (file) => {
      expect(file.startsWith("WEBVTT\n")).toBe(true);
      return readBlocks(file).map((cue) => ({ ...cue, lines: cue.lines.map(unescapeVtt) }));
    }));

  test("captions of any text in ASS can be read back", () => roundTrip("ass", 2, readAss));
});

describe("a caption file", () => {
  const hello = speak("Hello, world. It goes on.");

  test("captions in SubRip have numbers, times and lines", () => {
    expect(toCaptions(hello, "srt")).toBe(
      "1\n00:00:00,050 --> 00:00:01,250\nHello, world.\n\n2\n00:00:01,250 --> 00:00:02,200\nIt goes on.\n",
    );
  });

  test("captions in WebVTT have the times of words if wordTimes is true", () => {
    expect(toCaptions(hello, "vtt")).toBe(
      "WEBVTT\n\n00:00:00.050 --> 00:00:01.250\nHello, world.\n\n00:00:01.250 --> 00:00:02.200\nIt goes on.\n",
    );
    expect(toCaptions(hello, "vtt", { wordTimes: true })).toContain("It <00:00:01.550>goes <00:00:01.850>on.\n");
  });

  test("captions in ASS have the length of each word up to the next, and the lengths add up to the cue", () => {
    const ass = toCaptions(hello, "ass");
    expect(ass).toContain("\n[Events]\nFormat: Layer, Start, End, Style, Name,");
    expect(ass).toContain("Dialogue: 0,0:00:00.05,0:00:01.25,Default,,0,0,0,,{\\k45}Hello, {\\k75}world.\n");
    expect(toCaptions(hello, "ass", { wordTimes: false })).toContain(",,Hello, world.\n");
  });

  test("captions in JSON have the words and the cues", () => {
    const json = JSON.parse(toCaptions(hello, "json")) as { words: object[]; cues: object[]; durationSeconds: number };
    expect(json.durationSeconds).toBe(2.2);
    expect(json.words[1]).toEqual({
      spoken: "world",
      text: "world",
      source: { start: 7, end: 12 },
      startSeconds: 0.5,
      endSeconds: 0.75,
      estimated: false,
      pause: "sentence",
      continues: false,
    });
    expect(json.cues[0]).toEqual({
      startSeconds: 0.05,
      endSeconds: 1.25,
      lines: ["Hello, world."],
      source: { start: 0, end: 13 },
    });
  });

  test("captions of blank text have no cue", () => {
    const blank = { text: " \n", words: [], durationSeconds: 0 };
    expect(toCaptions(blank, "srt")).toBe("");
    expect(toCaptions(blank, "vtt")).toBe("WEBVTT\n");
    expect(toCaptions(blank, "ass")).not.toContain("Dialogue");
    expect(JSON.parse(toCaptions(blank, "json"))).toEqual({ durationSeconds: 0, words: [], cues: [] });
  });

  test("captions have times with hours", () => {
    const late = hello.words.map((word) => ({
      ...word,
      startSeconds: word.startSeconds + 36_000,
      endSeconds: word.endSeconds + 36_000,
    }));
    const spoken = { ...hello, words: late, durationSeconds: hello.durationSeconds + 36_000 };
    expect(toCaptions(spoken, "srt")).toContain("10:00:00,050 --> 10:00:01,250");
    expect(toCaptions(spoken, "ass")).toContain("0,10:00:00.05,10:00:01.25,");
  });

  test("toCaptions rejects an unknown format with the known ones", () => {
    expect(() => toCaptions(hello, "sub" as CaptionFormat)).toThrow("format must be one of srt, vtt, ass, json");
  });
});

describe("text that looks like a command of the format", () => {
  test.each<[CaptionFormat, string, string]>([
    ["srt", "a--> b", "a--\u2060> b"],
    ["srt", "<i>x</i>", "<\u2060i>x<\u2060/i>"],
    ["srt", "{\\an8}x", "{\u2060\\an8}x"],
    ["vtt", "A&B <c> a-->b", "A&amp;B &lt;c&gt; a--&gt;b"],
    ["ass", "{x} a\\Nb", "\\{x\\} a\\\u2060Nb"],
  ])("captions in %s show the text %s as it is written", (format, text, written) => {
    const spoken = speak(text);
    const words = spoken.words.map((word) => ({ ...word, pause: "none" as const }));
    expect(toCaptions({ ...spoken, words }, format, { wordTimes: false })).toContain(`${written}\n`);
  });
});
