import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { createLexicon } from "../../src/lexicon/create-lexicon.js";
import { FIVE } from "../speaker/support/speak.js";
import { openServerRig } from "./support/open-server.js";

const PATH = "/v1/captions";

interface CaptionReply {
  readonly audio?: string;
  readonly media_type?: string;
  readonly delay?: number;
  readonly duration: number;
  readonly words: readonly { word: string; start: number; end: number; source: { start: number; end: number } }[];
  readonly cues: readonly { start: number; end: number; lines: string[] }[];
  readonly captions?: string;
}

describe("POST /v1/captions", () => {
  test("a reply has the sound, the times of the words on the text as sent, the cues and the text without sound", async () => {
    await using rig = await openServerRig();
    const input = "# Hello 世界, *world*.\n\nIt goes on.";
    const response = await rig.post(PATH, { input, markup: "markdown", response_format: "wav" });
    const reply = (await response.json()) as CaptionReply;
    expect(reply).toMatchObject({ media_type: "audio/wav", delay: 0, unspoken: [{ start: 8, end: 10 }] });
    const { samples } = parseWav(Buffer.from(reply.audio ?? "", "base64"));
    expect(samples.length / 24_000).toBeCloseTo(reply.duration, 5);
    expect(reply.words.map(({ word }) => word)).toEqual(["Hello", "world", "It", "goes", "on"]);
    for (const { word, source } of reply.words) expect(input.slice(source.start, source.end)).toBe(word);
    for (const { start, end } of reply.words) expect(start).toBeLessThan(end);
    expect(reply.cues.flatMap(({ lines }) => lines)).toEqual(["Hello world.", "It goes on."]);
    expect(reply.captions).toBeUndefined();
    expect(response.headers.get("x-voxweave-unspoken")).toBe('[{"start":8,"end":10}]');
  });

  test.each([
    ["srt", "application/x-subrip", /^1\n00:00:00,\d{3} --> 00:00:0\d,\d{3}\nHello, world\./u],
    ["vtt", "text/vtt", /^WEBVTT\n/u],
    ["ass", "text/x-ssa", /^\[Script Info\]/u],
  ])(
    "captions in %s come beside the sound, and alone as a file if the client wants no sound",
    async (caption_format, type, start) => {
      await using rig = await openServerRig();
      const body = { input: "Hello, world.", caption_format };
      const both = (await (await rig.post(PATH, body)).json()) as CaptionReply;
      expect(Buffer.from(both.audio ?? "", "base64").length).toBeGreaterThan(1_000);
      const alone = await rig.post(PATH, { ...body, audio: false });
      expect(alone.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
      expect(alone.headers.get("x-voxweave-unspoken")).toBe("[]");
      const file = await alone.text();
      expect(file).toMatch(start);
      expect(both.captions).toBe(file);
    },
  );

  test("words and cues come without sound if the client wants none", async () => {
    await using rig = await openServerRig();
    const body = { input: FIVE, audio: false, caption_options: { lines: 1, lineLength: 20 } };
    const reply = (await (await rig.post(PATH, body)).json()) as CaptionReply;
    expect(Object.keys(reply)).toEqual(["duration", "words", "cues", "unspoken", "usage"]);
    expect(reply.cues.every(({ lines }) => lines.length === 1)).toBe(true);
  });

  test("a wrong option is refused before any sound is made, in the shape of all errors", async () => {
    await using rig = await openServerRig();
    const faults: [object, string][] = [
      [{ caption_options: { lines: 9 } }, "lines"],
      [{ input: " \t" }, "input"],
      [{ caption_format: "sbv" }, "caption_format"],
      [{ response_format: "wma" }, "response_format"],
      [{ voice: "nobody" }, "voice"],
    ];
    for (const [fault, param] of faults) {
      const response = await rig.post(PATH, { input: "Hello.", ...fault });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error", param } });
    }
    expect(rig.engine.utterances).toEqual([]);
  });

  test("captions count against the limits of a client", async () => {
    await using rig = await openServerRig({ limits: { requestsPerMinute: 1 } });
    expect((await rig.post(PATH, { input: "Hi." })).status).toBe(200);
    expect((await rig.post(PATH, { input: "Hi." })).status).toBe(429);
  });
});

describe("POST /v1/explain", () => {
  test("a reply says how each word is read, and makes no sound", async () => {
    await using rig = await openServerRig();
    const input = "It costs $5, 世界.";
    const response = await rig.post("/v1/explain", { input, speed: 2 });
    expect(response.headers.get("x-voxweave-ignored")).toBe("speed");
    expect(response.headers.get("x-voxweave-unspoken")).toBe('[{"start":13,"end":15}]');
    const reply = (await response.json()) as { words: { class: string; source: { text: string } }[] };
    expect(reply).toMatchObject({ text: input, spoken: "it costs five dollars", unspoken: [{ text: "世界" }] });
    expect(reply.words.map(({ source, class: kind }) => [source.text, kind])).toContainEqual(["$5", "money"]);
    expect(reply).toMatchObject({
      words: [{ confidence: 0.99 }, {}, {}, {}],
      doubtful: [{ reason: "unspoken", line: 1, column: 14 }],
    });
    expect(rig.engine.utterances).toEqual([]);
  });

  test("a voice tag in a wrong form is a problem with its place in a reading, and does not keep the text from being spoken", async () => {
    await using rig = await openServerRig();
    const input = "One.\n[voice:tone_mid(2)+x] Two.";
    const reading = await rig.post("/v1/explain", { input });
    expect(await reading.json()).toMatchObject({
      spoken: "one two",
      problems: [{ line: 2, column: 1, message: expect.stringContaining("[voice:tone_mid(2)+x] has no effect") }],
    });
    const speech = await rig.post("/v1/audio/speech", { input, response_format: "pcm" });
    expect(speech.status).toBe(200);
    expect((await speech.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  });

  test("a reading counts against the limits of a client", async () => {
    await using rig = await openServerRig({ limits: { charactersPerMinute: 20 } });
    expect((await rig.post("/v1/explain", { input: "Twelve chars" })).status).toBe(200);
    const refused = await rig.post("/v1/explain", { input: "Twelve chars" });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("x-should-retry")).toBe("true");
  });

  test.each([
    [{ input: "<speak><p>" }, { param: "input", code: "markup_invalid" }],
    [{ input: "Hi.", language: "xx" }, { param: "language" }],
    [
      { input: "[Hi](voice:nobody)", voice: "nobody" },
      { param: "voice", code: "voice_unknown" },
    ],
    [{ input: "" }, { param: "input" }],
  ])("a reading of %j is refused in the shape of all errors", async (body, error) => {
    await using rig = await openServerRig();
    const response = await rig.post("/v1/explain", body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error", ...error } });
  });
});

test("a model that the server lacks means the default, and a header says which", async () => {
  await using rig = await openServerRig();
  for (const [model, header] of [
    ["gpt-4o-mini-tts", null],
    ["tts-9", "recording"],
    [undefined, null],
  ] as const) {
    const response = await rig.post("/v1/audio/speech", { input: "Hi.", model });
    expect(response.headers.get("x-voxweave-model")).toBe(header);
    await response.arrayBuffer();
  }
  const models = async (path: string) => (await fetch(`${rig.address}${path}`)).json();
  expect(await models("/v1/models/hexgrad%2FKokoro-82M")).toMatchObject({ error: { code: "model_not_found" } });
  expect(await models("/v1/models/gpt%2D4o-mini-tts")).toMatchObject({ id: "gpt-4o-mini-tts" });
});

test("a voice is described by its id and by OpenAI's name for it, and an unknown one is not found", async () => {
  await using rig = await openServerRig();
  const describeVoice = async (id: string) => {
    const response = await fetch(`${rig.address}/v1/voices/${id}`);
    return { status: response.status, body: await response.json() };
  };
  const list = await fetch(`${rig.address}/v1/voices`);
  const { voices } = (await list.json()) as { readonly voices: readonly { readonly id: string }[] };
  expect(await describeVoice("tone_low")).toEqual({ status: 200, body: voices.find(({ id }) => id === "tone_low") });
  expect(await describeVoice("alloy")).toMatchObject({ status: 200, body: { category: "premade" } });
  expect(await describeVoice("nobody")).toMatchObject({
    status: 404,
    body: { error: { code: "voice_not_found", param: "voice" } },
  });
});

describe("the lexicon of a request", () => {
  const lexicon = { words: { world: "planet", Hello: "/hˈaɪ/" } };

  test("a request is read with its own words, on top of those of the server", async () => {
    const ours = await createLexicon({ words: { world: "globe", today: "tonight" } });
    await using rig = await openServerRig({ defaults: { lexicons: [ours] } });
    const input = "Hello world today.";
    const spoken = async (body: object) =>
      ((await (await rig.post("/v1/explain", { input, ...body })).json()) as { spoken: string; phonemes: string })
        .spoken;
    expect(await spoken({})).toBe("hello globe tonight");
    expect(await spoken({ lexicon })).toBe("hello planet tonight");
  });

  test("sound and captions are spoken with it", async () => {
    await using rig = await openServerRig();
    await (await rig.post("/v1/audio/speech", { input: "World.", lexicon })).arrayBuffer();
    await (await rig.post("/v1/captions", { input: "World.", lexicon })).arrayBuffer();
    expect(rig.engine.utterances.map(({ phonemes }) => phonemes)).toEqual(["… planet.", "… planet."]);
  });

  test.each([
    [{ words: { a: "" } }, "lexicon.words.a"],
    [{ words: {}, patterns: [{ match: "(a+)+", say: "b" }] }, "lexicon"],
    [{ words: { Hello: "/七/" } }, "lexicon"],
    [{ words: Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`w${index}`, "x"])) }, "lexicon.words"],
  ])("a lexicon that breaks a rule is refused: %#", async (broken, param) => {
    await using rig = await openServerRig();
    const response = await rig.post("/v1/audio/speech", { input: "Hello.", lexicon: broken });
    expect([response.status, await response.json()]).toMatchObject([400, { error: { param } }]);
  });
});
