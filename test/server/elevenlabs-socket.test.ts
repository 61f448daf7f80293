import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { FIVE, openRig } from "../speaker/support/speak.js";
import { activeOf, expectNothingLeft } from "./support/nothing-left.js";
import { openServerRig, type ServerRig } from "./support/open-server.js";
import { connectSocket, type ServerMessage, type SocketClient } from "./support/socket-client.js";

const connect = (rig: ServerRig, path: string, options = {}): Promise<SocketClient> =>
  connectSocket(`${rig.address}/v1/text-to-speech/${path}`, options);
const single = (rig: ServerRig, query = ""): Promise<SocketClient> =>
  connect(rig, `alloy/stream-input?output_format=pcm_24000${query}`);
const multi = (rig: ServerRig, query = ""): Promise<SocketClient> =>
  connect(rig, `alloy/multi-stream-input?output_format=pcm_24000${query}`);

async function plainSound(text: string): Promise<Buffer> {
  const spoken = await openRig().speaker.speak(text, { sampleRate: 24_000, cuts: "early" });
  return Buffer.from(await spoken.encode("pcm"));
}

function soundOf(messages: readonly ServerMessage[], contextId?: string): Buffer {
  const own = messages.filter((message) => message["contextId"] === contextId && typeof message["audio"] === "string");
  return Buffer.concat(own.map(({ audio }) => Buffer.from(String(audio), "base64")));
}

interface Times {
  readonly chars: string[];
  readonly charStartTimesMs: number[];
  readonly charDurationsMs: number[];
}

function timesOf(messages: readonly ServerMessage[], name = "alignment"): Times[] {
  return messages.flatMap((message) => (message[name] ? [message[name] as Times] : []));
}

/** The messages of `ElevenLabsTTSService` of pipecat-ai 1.14.0, recorded while it spoke through this server. */
const PIPECAT = [
  { text: " ", context_id: "c" },
  { text: "Hello there, my friend.", context_id: "c" },
  { text: "It costs $5.", context_id: "c" },
  { text: "What do you say?", context_id: "c" },
  { context_id: "c", flush: true },
  { context_id: "c", close_context: true },
];

describe("the WebSocket stream-input", () => {
  test("a text in pieces is spoken, an empty message ends it, and the connection closes with 1000", async () => {
    await using rig = await openServerRig();
    await using client = await single(rig);
    client.send({ text: " ", voice_settings: { stability: 0.5, speed: 1 }, generation_config: {} });
    client.send({ text: "Hello there. " }, { text: "It costs ", try_trigger_generation: true }, { text: "$5." });
    client.send({ text: "" });
    expect((await client.closed).code).toBe(1000);
    expect(client.messages.at(-1)).toEqual({ isFinal: true });
    expect(soundOf(client.messages).equals(await plainSound("Hello there. It costs $5."))).toBe(true);
    const characters = (name: string): string =>
      timesOf(client.messages, name)
        .flatMap(({ chars }) => chars)
        .join("");
    expect(characters("alignment")).toBe("Hello there. It costs $5.");
    expect(characters("normalizedAlignment")).toBe("Hello there. It costs five dollars.");
  });

  test("an empty text ends at once", async () => {
    await using rig = await openServerRig();
    await using client = await single(rig);
    client.send({ text: " " }, { text: "" });
    expect((await client.closed).code).toBe(1000);
    expect(client.messages.at(-1)).toEqual({ isFinal: true });
  });
});

describe("the WebSocket multi-stream-input", () => {
  test.each([
    ["", false],
    ["&sync_alignment=true", true],
  ])("times count from the message before, or with sync_alignment from the start (%s)", async (query, isAbsolute) => {
    await using rig = await openServerRig();
    await using client = await multi(rig, query);
    client.send({ text: " ", context_id: "a" }, { text: `${FIVE} `, context_id: "a", flush: true });
    client.send({ context_id: "a", close_context: true });
    await client.until({ isFinal: true, contextId: "a" });
    let bytes = 0;
    let count = 0;
    for (const message of client.messages) {
      const before = bytes;
      bytes += Buffer.from(String(message["audio"] ?? ""), "base64").length;
      const [times] = timesOf([message]);
      if (times === undefined) continue;
      count += 1;
      const end = (times.charStartTimesMs.at(-1) ?? 0) + (times.charDurationsMs.at(-1) ?? 0);
      expect(Math.abs(end - ((isAbsolute ? bytes : bytes - before) / 48_000) * 1000)).toBeLessThanOrEqual(1);
    }
    expect(count).toBeGreaterThan(2);
  });

  test("contexts on one connection each get their own sound, and a name can be used again while it is spoken", async () => {
    await using rig = await openServerRig();
    await using client = await multi(rig);
    const say = (context_id: string, text: string): void => {
      client.send({ text: " ", context_id }, { text, context_id, flush: true }, { context_id, close_context: true });
    };
    say("a", "Hello there. ");
    say("b", "It goes on. ");
    say("a", "And once more. ");
    const finals = (): number => client.messages.filter(({ isFinal }) => isFinal === true).length;
    await expect.poll(finals).toBe(3);
    expect(soundOf(client.messages, "b").equals(await plainSound("It goes on. "))).toBe(true);
    const both = (await plainSound("Hello there. ")).length + (await plainSound("And once more. ")).length;
    expect(soundOf(client.messages, "a")).toHaveLength(both);
  });

  test("a context that is closed before a flush is interrupted: the engine is free at once", async () => {
    await using rig = await openServerRig();
    await using client = await multi(rig);
    client.send({ text: " ", context_id: "a" }, { text: "Hello there. It goes on. ".repeat(100), context_id: "a" });
    await expect.poll(() => soundOf(client.messages, "a").length).toBeGreaterThan(0);
    client.send({ context_id: "a", close_context: true });
    await client.until({ isFinal: true, contextId: "a" });
    await expect.poll(() => activeOf(rig)).toBe(0);
    expect(rig.engine.running).toBe(0);
  });

  test.each(["pcm_24000", "mp3_44100_128"])(
    "a context that is closed after a flush speaks and aligns the text before it, and no text after it (%s)",
    async (format) => {
      const spoken = "Hello there, my friend. It costs $5. ";
      const soundFor = async (...messages: readonly object[]): Promise<[Buffer, string]> => {
        await using rig = await openServerRig();
        await using client = await connect(rig, `alloy/multi-stream-input?output_format=${format}`);
        client.send({ text: " ", context_id: "a" }, { text: spoken, context_id: "a", flush: true }, ...messages);
        client.send({ context_id: "a", close_context: true, text: "It is ignored. " });
        await client.until({ isFinal: true, contextId: "a" });
        await expect.poll(() => activeOf(rig)).toBe(0);
        const characters = timesOf(client.messages).flatMap(({ chars }) => chars);
        return [soundOf(client.messages, "a"), characters.join("")];
      };
      const [flushed, characters] = await soundFor();
      expect(characters).toBe(spoken);
      expect(flushed.length).toBeGreaterThan(10_000);
      const again = await soundFor({ text: "It is dropped. And so is this", context_id: "a" });
      expect([again[0].equals(flushed), again[1]]).toEqual([true, characters]);
    },
  );

  test("Pipecat's messages give words with times: its phrases have no space between them", async () => {
    await using rig = await openServerRig();
    const path = "alloy/multi-stream-input?model_id=eleven_flash_v2_5&output_format=pcm_24000&auto_mode=true";
    await using client = await connect(rig, path);
    client.send(...PIPECAT);
    await client.until({ isFinal: true, contextId: "c" });
    const characters = timesOf(client.messages)
      .flatMap(({ chars }) => chars)
      .join("");
    expect(characters).toBe("Hello there, my friend. It costs $5. What do you say? ");
    client.send({ close_socket: true });
    expect((await client.closed).code).toBe(1000);
  });

  test("closing the socket lets flushed texts finish", async () => {
    await using rig = await openServerRig();
    await using client = await multi(rig);
    client.send({ text: " ", context_id: "a" }, { text: "Hello there. ", context_id: "a", flush: true });
    client.send({ text: "It is dropped.", context_id: "b" }, { close_socket: true });
    expect((await client.closed).code).toBe(1000);
    expect(soundOf(client.messages, "a").equals(await plainSound("Hello there. "))).toBe(true);
  });

  test.each<[string, object | string]>([
    ["a message that is not JSON", "{"],
    ["text that is not a string", { text: 4, context_id: "a" }],
    ["a speed out of range", { text: " ", voice_settings: { speed: 9 } }],
  ])("%s closes the connection with 1008 and an error", async (_, message) => {
    await using rig = await openServerRig();
    await using client = await multi(rig);
    client.socket.send(typeof message === "string" ? message : JSON.stringify(message));
    expect((await client.closed).code).toBe(1008);
    expect(client.messages.at(-1)).toMatchObject({ error: expect.any(String), code: 1008, status: "invalid_value" });
  });

  test("an unknown voice fails the context with its name, and closes the connection with 1008", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig, "nobody/multi-stream-input");
    client.send({ text: "Hello there. ", context_id: "a", flush: true });
    expect((await client.closed).code).toBe(1008);
    expect(client.messages.at(-1)).toMatchObject({ contextId: "a", status: "voice_unknown" });
  });

  test("a failure after the first sound closes the connection with 1011", async () => {
    const before = (_: unknown, index: number) => (index === 2 ? Promise.reject(new Error("secret")) : undefined);
    await using rig = await openServerRig({}, { before });
    await using client = await multi(rig);
    client.send({ text: `${FIVE} `, context_id: "a", flush: true });
    expect((await client.closed).code).toBe(1011);
    expect(client.messages.at(-1)).toMatchObject({ contextId: "a", status: "internal_error" });
    expect(JSON.stringify(client.messages)).not.toContain("secret");
  });

  test("a connection without messages is closed after its inactivity_timeout", async () => {
    await using rig = await openServerRig();
    await using quiet = await multi(rig, "&inactivity_timeout=1");
    await using waiting = await multi(rig, "&inactivity_timeout=1");
    waiting.send({ text: "It waits for", context_id: "a" });
    expect((await quiet.closed).code).toBe(1000);
    expect((await waiting.closed).code).toBe(1008);
    expect(waiting.messages.at(-1)).toMatchObject({ status: "input_timeout_exceeded" });
  });

  test("a format that nobody makes, and a wrong key, get no connection", async () => {
    const keys = [{ name: "reader", sha256: createHash("sha256").update("key").digest("hex") }];
    await using rig = await openServerRig({ keys });
    const path = "alloy/multi-stream-input?output_format=";
    const headers = { "xi-api-key": "key" };
    await expect(connect(rig, `${path}gsm_8000`, { headers })).rejects.toThrow("status 400");
    await expect(connect(rig, `${path}pcm_12345`, { headers })).rejects.toThrow("status 400");
    await expect(connect(rig, `${path}pcm_24000`, { headers: { "xi-api-key": "x" } })).rejects.toThrow("status 401");
    await using late = await connect(rig, `${path}pcm_24000`);
    late.send({ text: "Hello there. ", xi_api_key: "key", flush: true });
    await expect.poll(() => late.messages.length).toBeGreaterThan(0);
    expect(late.messages[0]).toHaveProperty("audio");
  });
});

test("100 clients that leave free the engine and their places", { timeout: 60_000 }, async () => {
  await using rig = await openServerRig({ limits: { concurrency: 100 } });
  for (const open of [single, multi]) {
    for (let round = 0; round < 25; round += 1) {
      const clients = await Promise.all([open(rig), open(rig)]);
      for (const client of clients) client.send({ text: "Hello there. It goes on. ".repeat(50) });
      await expect.poll(() => clients[0].messages.length).toBeGreaterThan(0);
      clients[0].socket.terminate();
      clients[1].socket.close();
    }
  }
  await expectNothingLeft(rig);
});
