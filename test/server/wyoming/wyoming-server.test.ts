import { describe, expect, test } from "vitest";
import { encodeEvent } from "../../../src/server/wyoming/event.js";
import { FIVE, openRig, settle } from "../../speaker/support/speak.js";
import { expectNothingLeft } from "../support/nothing-left.js";
import { openServerRig, type ServerRig } from "../support/open-server.js";
import { stuck } from "../support/stuck.js";
import { openWyomingSocket, type SentEvent, soundOf, typesOf, type WyomingSocket } from "../support/wyoming-socket.js";

/** A server that also listens for Wyoming, and a connection to it. */
async function openWyomingRig(
  ...[options, recording]: Parameters<typeof openServerRig>
): Promise<{ readonly rig: ServerRig; readonly address: string; readonly socket: WyomingSocket } & AsyncDisposable> {
  const rig = await openServerRig(options, recording);
  const address = await rig.server.listenWyoming({ port: 0 });
  const socket = await openWyomingSocket(address);
  return {
    rig,
    address,
    socket,
    async [Symbol.asyncDispose]() {
      await socket[Symbol.asyncDispose]();
      await rig[Symbol.asyncDispose]();
    },
  };
}

const synthesize = (text: string, data: object = {}): object => ({ type: "synthesize", data: { text, ...data } });
const start = { type: "synthesize-start" };
const chunk = (text: string): object => ({ type: "synthesize-chunk", data: { text } });
const stop = { type: "synthesize-stop" };
const WHOLE = ["audio-start", "audio-chunk", "audio-stop"];

async function pcm(text: string, options: object = {}): Promise<Buffer> {
  const spoken = await openRig().speaker.speak(text, { sampleRate: 24_000, cuts: "early", ...options });
  return Buffer.from(await spoken.encode("pcm"));
}

/** Returns the error at the end of events. */
function errorOf(events: readonly SentEvent[]): unknown {
  expect(events.at(-1)?.type).toBe("error");
  return events.at(-1)?.data;
}

describe("requests over Wyoming", () => {
  test("describe is answered with every voice, and a ping with its text", async () => {
    await using wyoming = await openWyomingRig();
    wyoming.socket.send({ type: "ping", data: { text: "well?" } });
    wyoming.socket.send({ type: "describe" });
    const [pong, info] = await wyoming.socket.read("info");
    expect(pong).toMatchObject({ type: "pong", data: { text: "well?" } });
    const [program] = (info?.data["tts"] ?? []) as { readonly voices: readonly { readonly name: string }[] }[];
    expect(program).toMatchObject({ name: "voxweave", installed: true, supports_synthesize_streaming: true });
    const ids = (await wyoming.rig.engine.voices()).map(({ id }) => id);
    expect(program?.voices.map(({ name }) => name)).toEqual(ids);
  });

  test("a text in one event is answered with the sound of the speaker, in chunks that say when they begin", async () => {
    await using wyoming = await openWyomingRig();
    wyoming.socket.send(synthesize(FIVE));
    const events = await wyoming.socket.read("audio-stop");
    expect(typesOf(events)).toEqual(WHOLE);
    expect(soundOf(events).equals(await pcm(FIVE))).toBe(true);
    const format = { rate: 24_000, width: 2, channels: 1 };
    let bytes = 0;
    for (const { type, data, payload } of events) {
      const timestamp = Math.round(bytes / 48);
      expect(data).toEqual(type === "audio-stop" ? { timestamp } : { ...format, timestamp });
      expect(payload.length).toBeLessThanOrEqual(4_096);
      bytes += payload.length;
    }
  });

  test("requests of one connection are answered in their order", async () => {
    await using wyoming = await openWyomingRig();
    wyoming.socket.send(synthesize("One."));
    wyoming.socket.send(start);
    wyoming.socket.send(chunk("Two, "));
    wyoming.socket.send(chunk("and two."));
    wyoming.socket.send(stop);
    wyoming.socket.send(synthesize("And three."));
    for (const text of ["One.", "Two, and two.", "And three."]) {
      const events = await wyoming.socket.read("audio-stop");
      expect(soundOf(events).equals(await pcm(text))).toBe(true);
    }
  });

  test("a text in parts is spoken as it arrives; the whole text before its end is ignored", async () => {
    await using wyoming = await openWyomingRig();
    wyoming.socket.send(start);
    wyoming.socket.send(chunk(FIVE.slice(0, 900)));
    const [first] = await wyoming.socket.read("audio-start");
    expect(first?.data).toMatchObject({ rate: 24_000 });
    wyoming.socket.send(chunk(FIVE.slice(900)));
    wyoming.socket.send(synthesize(FIVE));
    wyoming.socket.send(stop);
    const events = await wyoming.socket.read("synthesize-stopped");
    expect(typesOf(events)).toEqual(["audio-chunk", "audio-stop", "synthesize-stopped"]);
    expect(soundOf(events).equals(await pcm(FIVE))).toBe(true);
  });

  test("a stream without text is 100 ms of silence", async () => {
    await using wyoming = await openWyomingRig();
    for (const event of [start, stop]) wyoming.socket.send(event);
    const events = await wyoming.socket.read("synthesize-stopped");
    expect(typesOf(events)).toEqual([...WHOLE, "synthesize-stopped"]);
    expect(soundOf(events).equals(Buffer.alloc(4_800))).toBe(true);
  });

  test("a voice is chosen by its name, or by a language; markup is chosen by the format of the text", async () => {
    await using wyoming = await openWyomingRig();
    const [first] = await wyoming.rig.engine.voices();
    const defaultVoice = wyoming.rig.engine.defaultVoice;
    const cases: [object, object][] = [
      [{ voice: { name: "tone_low", speaker: "any" } }, { voice: "tone_low" }],
      [{ voice: { language: first?.locale } }, { voice: defaultVoice }],
      [{ voice: { language: "en_AU" } }, { voice: defaultVoice }],
      [{ voice: {} }, {}],
      [{ voice: null, text_format: "ssml" }, { markup: "ssml" }],
    ];
    for (const [data, options] of cases) {
      const text = "<speak>Hello.</speak>";
      wyoming.socket.send(synthesize(text, data));
      expect(soundOf(await wyoming.socket.read("audio-stop")).equals(await pcm(text, options))).toBe(true);
    }
  });

  test("events that the server does not know are ignored, with their payloads", async () => {
    await using wyoming = await openWyomingRig();
    wyoming.socket.send({ type: "select-program", data: { name: "voxweave" } });
    wyoming.socket.send('{"type":"audio-chunk","payload_length":5}\n');
    wyoming.socket.send("12\n45");
    wyoming.socket.send(synthesize("Hello."));
    expect(typesOf(await wyoming.socket.read("audio-stop"))).toEqual(WHOLE);
  });
});

describe("a Wyoming client that closes its half of the connection", () => {
  test("gets all its answers, and then the end of the connection", async () => {
    await using wyoming = await openWyomingRig();
    const { socket } = wyoming;
    for (const event of [synthesize("One."), { type: "describe" }, start, chunk(FIVE), stop]) socket.send(event);
    socket.endSending();
    const events = (await socket.read()).filter(({ type }) => type !== "ping");
    expect(typesOf(events)).toEqual([...WHOLE, "info", ...WHOLE, "synthesize-stopped"]);
    expect(soundOf(events).equals(Buffer.concat([await pcm("One."), await pcm(FIVE)]))).toBe(true);
  });

  test("without a request gets the end of the connection", async () => {
    await using wyoming = await openWyomingRig();
    wyoming.socket.endSending();
    expect(await wyoming.socket.read()).toEqual([]);
  });

  test.each<[string, (object | string)[], object]>([
    ["in the middle of an event", ['{"type":"describe"'], { code: "invalid_event" }],
    ["in the middle of a text that arrives", [start, chunk(FIVE)], { code: "out_of_order" }],
  ])("%s gets an error event", async (_, sent, error) => {
    await using wyoming = await openWyomingRig();
    for (const event of sent) wyoming.socket.send(event);
    wyoming.socket.endSending();
    expect(errorOf(await wyoming.socket.read())).toMatchObject(error);
  });

  test("is asked whether it waits, and frees the engine when it has left", async () => {
    await using wyoming = await openWyomingRig({}, stuck);
    wyoming.socket.send(synthesize("Hello."));
    wyoming.socket.endSending();
    expect(await wyoming.socket.read("ping")).toMatchObject([{ type: "ping" }]);
    expect(wyoming.rig.engine.running).toBe(1);
    wyoming.socket.leave();
    await expectNothingLeft(wyoming.rig);
  });
});

describe("a Wyoming request that fails or is left", () => {
  const long = "a".repeat(100_001);
  test.each<[string, (object | string)[], object]>([
    [
      "an unknown voice",
      [synthesize("Hi.", { voice: { name: "nobody" } })],
      { code: "voice_unknown", text: 'there is no voice "nobody"; the event describe lists all' },
    ],
    [
      "a language without a voice",
      [synthesize("Hi.", { voice: { language: "tlh" } })],
      { code: "language_unsupported" },
    ],
    ["an unknown format of text", [synthesize("Hi.", { text_format: "odt" })], { code: "invalid_value" }],
    ["no text", [{ type: "synthesize" }], { code: "invalid_value" }],
    ["a blank text", [synthesize(" ")], { code: "invalid_value", text: 'synthesize: text must not be blank, got " "' }],
    [
      "a text that is too long",
      [synthesize(long.slice(0, 60_000)), start, chunk(long.slice(0, 60_000)), chunk(long.slice(0, 60_000))],
      { code: "invalid_value" },
    ],
    ["a part without a start", [chunk("Hi.")], { code: "out_of_order" }],
    ["an end without a start", [stop], { code: "out_of_order" }],
    ["a second start", [start, start], { code: "out_of_order" }],
    ["too many requests at once", Array(20).fill(synthesize(FIVE)), { code: "too_many_waiting" }],
    ["bytes that are not the protocol", ["GET / HTTP/1.1\r\nHost: a\r\n\r\n"], { code: "invalid_event" }],
    ["a first line without an end", ["x".repeat(70_000)], { code: "invalid_event" }],
    ["data that is too large", ['{"type":"synthesize","data_length":99999999}\n'], { code: "invalid_event" }],
  ])("%s ends the connection with an error event", async (_, sent, error) => {
    await using wyoming = await openWyomingRig();
    for (const event of sent) wyoming.socket.send(event);
    const events = await wyoming.socket.read();
    expect(errorOf(events)).toMatchObject({ text: expect.stringMatching(/.{10}/u), ...error });
  });

  test("a failure after the first sound is an error event without the inner reason, and no audio-stop", async () => {
    const failsLater = {
      before: (_: unknown, index: number) => (index === 2 ? Promise.reject(new Error("secret")) : undefined),
    };
    await using wyoming = await openWyomingRig({}, failsLater);
    wyoming.socket.send(synthesize(FIVE));
    const events = await wyoming.socket.read();
    expect(typesOf(events)).toEqual(["audio-start", "audio-chunk", "error"]);
    expect(JSON.stringify(errorOf(events))).not.toContain("secret");
  });

  test("an address beyond its requests at the same time, or its characters per minute, gets an error event", async () => {
    await using wyoming = await openWyomingRig({ limits: { concurrency: 1, charactersPerMinute: 20 } });
    wyoming.socket.send(start);
    await expect
      .poll(async () => (await fetch(`${wyoming.rig.address}/health/ready`)).json())
      .toMatchObject({ active: 1 });
    await using other = await openWyomingSocket(wyoming.address);
    other.send(synthesize("Hi."));
    expect(errorOf(await other.read())).toMatchObject({ code: "rate_limit_exceeded" });
    wyoming.socket.send(chunk("A text of more than twenty characters."));
    expect(errorOf(await wyoming.socket.read())).toMatchObject({ code: "rate_limit_exceeded" });
  });

  test.each<[string, (object | string)[]]>([
    ["in the middle of a text", [synthesize(FIVE.repeat(40))]],
    ["in the middle of a text that arrives", [start, chunk(FIVE)]],
  ])("a client that leaves %s frees the engine and its place", async (_, sent) => {
    await using wyoming = await openWyomingRig();
    for (const event of sent) wyoming.socket.send(event);
    await wyoming.socket.read("audio-start");
    wyoming.socket.leave();
    const { engine, address } = wyoming.rig;
    await expect
      .poll(async () => (await fetch(`${address}/health/ready`)).json(), { timeout: 5_000 })
      .toMatchObject({ active: 0 });
    const spoken = engine.utterances.length;
    await settle();
    expect(engine.utterances).toHaveLength(spoken);
    expect(engine.running).toBe(0);
  });

  test("a client that does not read stops the engine after what it speaks ahead", async () => {
    await using wyoming = await openWyomingRig();
    wyoming.socket.pause();
    wyoming.socket.send(encodeEvent({ type: "synthesize", data: { text: FIVE.repeat(80) } }));
    const count = (): number => wyoming.rig.engine.utterances.length;
    let before = -1;
    for (; count() > before || before <= 0; await settle()) before = count();
    expect(before).toBeLessThan(400);
  });

  test("a server that closes ends the speech that it has begun, and refuses another one", async () => {
    await using wyoming = await openWyomingRig();
    await using late = await openWyomingSocket(wyoming.address);
    wyoming.socket.send(start);
    wyoming.socket.send(chunk(FIVE));
    await wyoming.socket.read("audio-start");
    const closing = wyoming.rig.server.close();
    late.send(synthesize("Hello."));
    expect(errorOf(await late.read())).toMatchObject({ code: "stopping" });
    wyoming.socket.send(stop);
    const events = await wyoming.socket.read();
    expect(events.at(-1)?.type).toBe("synthesize-stopped");
    expect(soundOf(events).equals(await pcm(FIVE))).toBe(true);
    await closing;
    await expect(openWyomingSocket(wyoming.address)).rejects.toThrow("ECONNREFUSED");
  });

  test("Wyoming listens to this machine only, unless a host is named and the server allows anyone", async () => {
    await using rig = await openServerRig();
    const everywhere = { host: "0.0.0.0", port: 0 };
    await expect(rig.server.listenWyoming(everywhere)).rejects.toThrow(/must be an address of this machine only/u);
    expect(await rig.server.listenWyoming({ port: 0 })).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+$/u);
    await using open = await openServerRig({ allowAnyone: true });
    expect(await open.server.listenWyoming(everywhere)).toMatch(/^tcp:\/\/0\.0\.0\.0:\d+$/u);
  });
});
