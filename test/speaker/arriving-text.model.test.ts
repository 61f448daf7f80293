import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";
import type { SpeakProgress, SpeechChunk } from "../../src/speaker/speak-options.js";
import { FLUSH, type TextPart } from "../../src/speaker/text-input.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { arriving, partsOf } from "./support/arriving.js";
import { createProducer } from "./support/producer.js";
import { collect, openRig, settle } from "./support/speak.js";

const TEXT = "The first sentence is here. The second one comes after it, and it is longer. The third one ends it.";

const said = (chunks: readonly SpeechChunk[]): string =>
  chunks.flatMap(({ words }) => words.map(({ spoken }) => spoken)).join(" ");

describe("sentences as they come", () => {
  test("the first sentence is heard before the second one has arrived", async () => {
    const { speaker } = openRig();
    const producer = createProducer();
    const stream = speaker.stream(producer.text);
    const first = stream.next();
    producer.push("The first sentence is here. The second");
    expect((await first).value?.source).toEqual({ start: 0, end: "The first sentence is here. ".length });
    await stream.return();
  });

  test("the first clause is heard before its sentence has arrived, and only once", async () => {
    const { speaker } = openRig();
    const producer = createProducer();
    const stream = speaker.stream(producer.text);
    const first = stream.next();
    producer.push("When the old captain came home, he ");
    const clause = (await first).value;
    expect(clause && said([clause])).toBe("When the old captain came home");
    producer.push("slept. Then");
    producer.end();
    expect(said(await collect(stream))).toBe("he slept Then");
  });

  test("an utterance is the last only if the text has ended", async () => {
    const { engine, speaker } = openRig();
    const producer = createProducer();
    const stream = speaker.stream(producer.text);
    const first = stream.next();
    producer.push(TEXT);
    await first;
    await settle();
    const before = engine.calls.length;
    producer.end();
    await collect(stream);
    const lasts = engine.calls.map(({ last = false }) => last);
    expect(lasts).toEqual(lasts.map((_, index) => index === lasts.length - 1));
    expect(lasts.length).toBeGreaterThan(before);
  });

  test("a clause waits for the word after its mark", async () => {
    const { engine, speaker } = openRig();
    const producer = createProducer();
    const stream = speaker.stream(producer.text);
    const first = stream.next();
    for (const part of ["When the old captain came home,", " ", "he"]) {
      producer.push(part);
      await settle();
    }
    expect(engine.utterances).toEqual([]);
    producer.push(" slept.");
    await first;
    expect(engine.utterances).toHaveLength(1);
    await stream.return();
  });

  test.each([
    ["It is 3.|5 million years old. So it is.", "It is three point five million years old So it is"],
    ["I met Dr.| Smith. He left.", "I met doctor Smith He left"],
    ["Fruit, e.g.| apples. And so.", "Fruit for example apples And so"],
    ["It costs $1,|000.|50 now. Yes.", "It costs one thousand dollars and fifty cents now Yes"],
    ["“Stop!|” he cried. Then it ended.", "Stop he cried Then it ended"],
    ["Hel|lo. Wor|ld.", "Hello World"],
  ])("%s is read as if it came whole", async (parts, expected) => {
    const { speaker } = openRig();
    const chunks = await collect(speaker.stream(arrivingParts(parts.split("|"))));
    expect(said(chunks)).toBe(expected);
  });

  test("parts that are there at once are joined to utterances like a whole text", async () => {
    const ends = async (text: string | readonly string[]): Promise<number[]> =>
      (await collect(openRig().speaker.stream(text))).map(({ source }) => source.end);
    const text = TEXT.repeat(10);
    expect((await ends(partsOf(text, []))).length).toBeLessThan((await ends(text)).length + 3);
  });

  test("an empty text and a text without parts yield nothing", async () => {
    const { speaker } = openRig();
    expect(await collect(speaker.stream([]))).toEqual([]);
    expect(await collect(speaker.stream(["", ""]))).toEqual([]);
  });
});

/** Yields parts, each in a turn of the event loop of its own. */
async function* arrivingParts(parts: readonly TextPart[]): AsyncGenerator<TextPart> {
  for (const part of parts) {
    await new Promise((resolve) => setImmediate(resolve));
    yield part;
  }
}

describe("FLUSH", () => {
  test("a flush has an incomplete sentence spoken", async () => {
    const { speaker } = openRig();
    const producer = createProducer();
    const stream = speaker.stream(producer.text);
    const first = stream.next();
    producer.push("Wait a");
    await settle();
    producer.push(FLUSH);
    expect((await first).value).toMatchObject({
      source: { start: 0, end: 6 },
      words: [{ text: "Wait" }, { text: "a" }],
    });
    producer.push(" moment. ");
    producer.end();
    const rest = await collect(stream);
    expect(said(rest)).toBe("moment");
    expect(rest[0]?.words[0]?.source).toEqual({ start: 7, end: 13 });
  });

  test("a flush before any text and after all of it changes nothing", async () => {
    const { speaker } = openRig();
    const chunks = await collect(speaker.stream([FLUSH, TEXT, FLUSH, FLUSH]));
    expect(said(chunks)).toBe(said(await collect(speaker.stream(TEXT))));
  });

  test("a flush cuts an utterance of a file", async () => {
    const { engine, speaker } = openRig();
    await collect(speaker.stream(["One is here. ", FLUSH, "Two is there."], { cuts: "whole" }));
    expect(engine.utterances.map(({ text }) => text)).toEqual(["One is here.", "Two is there."]);
  });

  test("marks of voice and rate stay open over a flush", async () => {
    const { engine, speaker } = openRig();
    const styles: unknown[] = [];
    const { synthesize } = engine;
    Object.assign(engine, {
      synthesize: (...call: Parameters<typeof synthesize>) => {
        styles.push(call[1].speed);
        return synthesize(...call);
      },
    });
    await collect(speaker.stream(["[rate:1.5]One is here. ", FLUSH, "Two is there."]));
    expect(styles).toEqual([1.5, 1.5]);
  });
});

describe("kinds of input", () => {
  test.each([
    ["an array", () => partsOf(TEXT, [5, 30, 31])],
    ["an async generator", () => arriving(TEXT, [5, 30, 31])],
    ["a web stream of strings", () => ReadableStream.from(partsOf(TEXT, [5, 30, 31]))],
    ["a stream of Node", () => Readable.from(partsOf(TEXT, [5, 30, 31]))],
    ["a stream of Node that yields bytes", () => Readable.from([Buffer.from(TEXT)], { objectMode: false })],
  ])("%s is spoken", async (_, open) => {
    const { speaker } = openRig();
    expect(said(await collect(speaker.stream(open())))).toBe(said(await collect(speaker.stream(TEXT))));
  });

  test("characters that are split between bytes are joined", async () => {
    const { speaker } = openRig();
    const bytes = new TextEncoder().encode("Café crème is good.");
    const stream = ReadableStream.from(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    const chunks = await collect(speaker.stream(stream));
    expect(chunks.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(["Café", "crème", "is", "good"]);
  });

  test.each([
    ["a number", 5],
    ["null", null],
    ["bytes", new Uint8Array(2)],
    ["an object", {}],
  ])("stream() throws for %s", (_, value) => {
    const { speaker } = openRig();
    expect(() => speaker.stream(value as never)).toThrow("text must be a string, an iterable of strings or a stream");
  });

  test("stream() throws for a web stream that somebody reads", () => {
    const stream = ReadableStream.from(["a"]);
    stream.getReader();
    expect(() => openRig().speaker.stream(stream)).toThrow("locked");
  });

  test("a part of another type rejects the stream after the sentences before it", async () => {
    const { speaker } = openRig();
    const stream = speaker.stream(["One is here. Two is", 5] as never);
    const chunks: SpeechChunk[] = [];
    await expect(async () => {
      for await (const chunk of stream) chunks.push(chunk);
    }).rejects.toThrow("text must yield strings, bytes of UTF-8 or FLUSH, got 5");
    expect(said(chunks)).toBe("One is here");
  });

  test.each(["html", "ssml"] as const)("a document in %s is spoken when it has arrived whole", async (markup) => {
    const { engine, speaker } = openRig();
    const producer = createProducer();
    const whole = collect(speaker.stream(producer.text, { markup }));
    producer.push(markup === "ssml" ? "<speak>One is here. Two" : "<p>One is here. Two");
    producer.push(FLUSH);
    await settle();
    expect(engine.utterances).toEqual([]);
    producer.push(markup === "ssml" ? " is there.</speak>" : " is there.</p>");
    producer.end();
    expect(said(await whole)).toBe("One is here Two is there");
  });

  test("SSML is recognised in pieces", async () => {
    const { speaker } = openRig();
    const chunks = await collect(speaker.stream(arriving("<?xml version='1.0'?><speak>Good.</speak>", [])));
    expect(said(chunks)).toBe("Good");
  });
});

describe("the end of a producer", () => {
  test("an error of the producer rejects the stream after the sentences before it", async () => {
    const { speaker } = openRig();
    const failure = new Error("connection lost");
    async function* broken(): AsyncGenerator<string> {
      yield "One is here. Two is";
      throw failure;
    }
    const chunks: SpeechChunk[] = [];
    await expect(async () => {
      for await (const chunk of speaker.stream(broken())) chunks.push(chunk);
    }).rejects.toBe(failure);
    expect(said(chunks)).toBe("One is here");
  });

  test("leaving the loop ends the producer", async () => {
    const { speaker } = openRig();
    const producer = createProducer();
    producer.push("One is here. Two is");
    for await (const _ of speaker.stream(producer.text)) break;
    expect(producer.hasReturned).toBe(true);
  });

  test("leaving a stream that waits for text does not wait for it", async () => {
    const { speaker } = openRig();
    const producer = createProducer();
    const stream = speaker.stream(producer.text);
    const next = stream.next();
    await settle();
    const left = stream.return();
    producer.fail(new Error("too late"));
    await Promise.all([next.catch(() => {}), left]);
  });

  test("an abort rejects with its reason while the stream waits for text, and ends the producer", async () => {
    const { speaker } = openRig();
    const producer = createProducer();
    const controller = new AbortController();
    const next = speaker.stream(producer.text, { signal: controller.signal }).next();
    await settle();
    controller.abort(new Error("enough"));
    await expect(next).rejects.toThrow("enough");
    expect(producer.hasReturned).toBe(true);
  });

  test("an abort cancels a web stream, and destroys a stream of Node that waits", async () => {
    const { speaker } = openRig();
    let cancelled = false;
    const web = new ReadableStream<string>({
      cancel() {
        cancelled = true;
      },
    });
    const node = new PassThrough();
    for (const text of [web, node]) {
      const controller = new AbortController();
      const next = speaker.stream(text, { signal: controller.signal }).next();
      await settle();
      controller.abort(new Error("enough"));
      await expect(next).rejects.toThrow("enough");
    }
    expect(cancelled).toBe(true);
    expect(web.locked).toBe(false);
    expect(node.destroyed).toBe(true);
  });

  test("a stream that nobody iterates reads nothing", async () => {
    const { speaker } = openRig();
    const producer = createProducer();
    const stream = speaker.stream(producer.text);
    await stream.ready;
    expect(producer.reads).toBe(0);
    await stream.return();
  });

  test("`ready` rejects for an unknown voice before any text has arrived", async () => {
    const { speaker } = openRig();
    const stream = speaker.stream(createProducer().text, { voice: "nobody" });
    await expect(stream.ready).rejects.toMatchObject({ code: "VOX_VOICE_UNKNOWN" });
  });
});

describe("an endless text", () => {
  /** Yields sentences for ever, and counts the characters. */
  function createEndless(): { readonly text: Iterable<string>; readonly characters: number } {
    let characters = 0;
    function* read(): Generator<string> {
      for (;;) {
        characters += TEXT.length + 2;
        yield `${TEXT}\n\n`;
      }
    }
    return {
      text: read(),
      get characters() {
        return characters;
      },
    };
  }

  test("no more is read than the look-ahead and 4,000 characters", async () => {
    const { speaker } = openRig();
    const endless = createEndless();
    const stream = speaker.stream(endless.text);
    const { value } = await stream.next();
    await settle();
    // 20 seconds of tones are about 400 characters, and the front end takes what has been read ahead.
    expect(endless.characters - (value?.source.end ?? 0)).toBeLessThan(2 * 4_000 + 1_000);
    await stream.return();
  });

  test("progress counts the characters that have arrived", async () => {
    const { speaker } = openRig();
    const progress: SpeakProgress[] = [];
    const producer = createProducer();
    const stream = speaker.stream(producer.text, { onProgress: (at) => progress.push(at) });
    producer.push("One is here. Two ");
    await stream.next();
    expect(progress).toMatchObject([{ spokenCharacters: 13, totalCharacters: 17 }]);
    producer.push("is there.");
    producer.end();
    await collect(stream);
    expect(progress.at(-1)).toMatchObject({ spokenCharacters: 26, totalCharacters: 26 });
  });
});

describe("problems", () => {
  test("problems name the line and the column in the whole text", async () => {
    const { speaker } = openRig();
    const text = "One is here.\n\nTwo is [rate:fast] there.\n\n[/voice] Three is here.";
    const problems = async (input: string | AsyncIterable<string>): Promise<unknown> =>
      (await collect(speaker.stream(input))).flatMap((chunk) => chunk.problems);
    expect(await problems(arriving(text, []))).toEqual(await problems(text));
  });

  test("a strict stream rejects at the first problem, after the sentences before it", async () => {
    const { speaker } = openRig();
    const stream = speaker.stream(arriving("One is here.\n\nTwo is [rate:fast] there.", []), { strict: true });
    expect(said([(await stream.next()).value as SpeechChunk])).toBe("One is here");
    await expect(collect(stream)).rejects.toMatchObject({
      code: "VOX_MARKUP_INVALID",
      details: { line: 3, column: 8 },
    });
  });

  test("a strict stream rejects at a word without sound although its producer does not go on", async () => {
    const { speaker } = openRig();
    const producer = createProducer();
    producer.push("Good 早安 morning. And then it goes on. And");
    await expect(collect(speaker.stream(producer.text, { strict: true }))).rejects.toMatchObject({
      code: "VOX_TEXT_UNSPOKEN",
    });
    expect(producer.hasReturned).toBe(true);
  });
});

test("an entry of a lexicon that goes on after a full stop is found in text that arrives", async () => {
  const { speaker } = openRig();
  const words = { "Who? Weekly": "a magazine" };
  const lexicons = [await parseLexicon(JSON.stringify({ words }), "json", "test.json")];
  const text = "I read Who? Weekly every day. So it is. And then it ends.";
  const heard = async (input: string | AsyncIterable<string>): Promise<string> =>
    said(await collect(speaker.stream(input, { lexicons })));
  expect(await heard(arriving(text, []))).toBe("I read a magazine every day So it is And then it ends");
  expect(await heard(text)).toBe(await heard(arriving(text, [])));
});

test("phonemes that arrive are spoken at their end", async () => {
  const { engine, speaker } = openRig();
  await collect(speaker.stream(arriving("həlˈO. wˈɜɹld.", []), { reading: "phonemes" }));
  expect(engine.utterances.map(({ phonemes }) => phonemes).join(" ")).toContain("həlˈO");
});

test("a file of a text that arrives is the file of the whole text, with the same captions", async () => {
  await using folder = await openTemporaryFolder();
  const { speaker } = openRig();
  const markup = "markdown";
  const text = "# A Title\n\nOne is **here. Two** is there.\n\n- a cup\n- a spoon\n\nThree.";
  const write = async (name: string, input: string | AsyncIterable<string>): Promise<readonly Buffer[]> => {
    const [path, captions] = [join(folder.path, `${name}.wav`), join(folder.path, `${name}.srt`)];
    await speaker.toFile(input, path, { markup, captions });
    return Promise.all([readFile(path), readFile(captions)]);
  };
  expect(await write("arrived", arriving(text, []))).toEqual(await write("whole", text));
});
