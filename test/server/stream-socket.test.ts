import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { FIVE, openRig, settle } from "../speaker/support/speak.js";
import { activeOf, expectNothingLeft } from "./support/nothing-left.js";
import { openServerRig, type ServerRig } from "./support/open-server.js";
import { connectSocket, type SocketClient, soundOf } from "./support/socket-client.js";

const PATH = "/v1/audio/speech/stream";

const connect = (rig: ServerRig, options = {}): Promise<SocketClient> =>
  connectSocket(`${rig.address}${PATH}`, options);

async function plainSound(text: string): Promise<Buffer> {
  const spoken = await openRig().speaker.speak(text, { sampleRate: 24_000, cuts: "early" });
  return Buffer.from(await spoken.encode("pcm"));
}

/** A paragraph whose first sound comes soon. */
const SHORT = "Hello there. It goes on and on. What is next?\n\n";

const append = (text: string, context_id?: string) => ({ type: "input_text.append", text, context_id });
const end = (context_id?: string) => ({ type: "input_text.end", context_id });

describe("the WebSocket /v1/audio/speech/stream", () => {
  test("a text that is sent in pieces gives the sound of the whole text, with the times of its words", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send({ type: "session.update", session: { timestamps: true } });
    const text = "Hello, world. It goes on, in many pieces.";
    for (let at = 0; at < text.length; at += 3) client.send(append(text.slice(at, at + 3)));
    client.send(end());
    const done = await client.until({ type: "speech.audio.done" });
    expect(client.messages.slice(0, 2).map(({ type }) => type)).toEqual(["session.created", "session.updated"]);
    expect(soundOf(client.messages).equals(await plainSound(text))).toBe(true);
    const words = client.messages.flatMap(
      ({ words: some = [] }) => some as { word: string; source: { start: number; end: number } }[],
    );
    expect(words.map(({ word }) => word)).toEqual(["Hello", "world", "It", "goes", "on", "in", "many", "pieces"]);
    for (const { word, source } of words) expect(text.slice(source.start, source.end)).toBe(word);
    expect(done).toMatchObject({ usage: { input_tokens: text.length }, unspoken: [] });
    expect(done).not.toHaveProperty("context_id");
  });

  test("several contexts on one connection each get their own sound", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    const texts = ["Hello, world.", "It goes on.", "A third one.", "And a fourth.", "The fifth speaks."];
    texts.forEach((text, index) => {
      client.send(append(text, `c${index}`));
    });
    client.send(append("One too many.", "c5"));
    texts.forEach((_, index) => {
      client.send(end(`c${index}`));
    });
    for (const [index, text] of texts.entries()) {
      await client.until({ type: "speech.audio.done", context_id: `c${index}` });
      expect(soundOf(client.messages, `c${index}`).equals(await plainSound(text))).toBe(true);
    }
    const refused = await client.until({ type: "error", context_id: "c5" });
    expect(refused).toMatchObject({ error: { code: "too_many_contexts", param: "context_id" } });
    client.send(append("Now there is room.", "c5"), end("c5"));
    await client.until({ type: "speech.audio.done", context_id: "c5" });
  });

  test("sound comes in binary messages if the session asks for them", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send({ type: "session.update", session: { audio: "binary", response_format: "opus" } });
    client.send(append("Hello, world.", "a"), end("a"));
    await client.until({ type: "speech.audio.done" });
    const [first] = client.messages.filter(({ type }) => type === "speech.audio.delta");
    expect(first?.binary?.length).toBe(first?.["bytes"]);
    expect(first).not.toHaveProperty("audio");
    expect(soundOf(client.messages, "a").subarray(0, 4).toString()).toBe("OggS");
  });

  test("a flush has an incomplete sentence spoken at once", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send(append("This sentence has no", "a"));
    await settle();
    expect(client.messages.map(({ type }) => type)).toEqual(["session.created"]);
    client.send({ type: "input_text.flush", context_id: "a" });
    await client.until({ type: "speech.audio.delta", context_id: "a" });
    client.send(append(" end.", "a"), end("a"));
    await client.until({ type: "speech.audio.done", context_id: "a" });
  });

  test("a cancelled context frees the engine at once, and its name can be used again", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send(append(SHORT.repeat(200), "a"));
    await client.until({ type: "speech.audio.delta", context_id: "a" });
    client.send({ type: "input_text.cancel", context_id: "a" });
    await client.until({ type: "speech.audio.cancelled", context_id: "a" });
    await expect.poll(() => activeOf(rig)).toBe(0);
    expect(rig.engine.running).toBe(0);
    const before = client.messages.length;
    client.send(append("Hello, world.", "a"), end("a"));
    await client.until({ type: "speech.audio.done", context_id: "a" });
    expect(soundOf(client.messages.slice(before), "a").equals(await plainSound("Hello, world."))).toBe(true);
  });

  test.each<[string, object | string, object]>([
    ["a message that is not JSON", "{", { code: "invalid_value", param: null }],
    ["an unknown type", { type: "input_text.shout" }, { param: "type" }],
    ["text that is not a string", { type: "input_text.append", text: 4 }, { param: "text" }],
    ["a speed out of range", { type: "session.update", session: { speed: 9 } }, { param: "session.speed" }],
    ["a bitrate that MP3 lacks", { type: "session.update", session: { response_format: "mp3", bitrate: 65_000 } }, {}],
    ["the end of an unknown context", end("x"), { code: "context_unknown", param: "context_id" }],
  ])("%s is refused, and the connection stays", async (_, message, error) => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.socket.send(typeof message === "string" ? message : JSON.stringify(message));
    const refused = await client.until({ type: "error" });
    expect(refused).toMatchObject({ error: { code: expect.any(String), message: expect.any(String), ...error } });
    client.send(append("Hello."), end());
    await client.until({ type: "speech.audio.done" });
  });

  test("text after the end of a context is refused, and the context is spoken as it was", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send(append("Hello, world.", "a"), end("a"), append(" It goes on.", "a"));
    const refused = await client.until({ type: "error", context_id: "a" });
    expect(refused).toMatchObject({ error: { code: "context_ended" } });
    await client.until({ type: "speech.audio.done", context_id: "a" });
    expect(soundOf(client.messages, "a").equals(await plainSound("Hello, world."))).toBe(true);
  });

  test("an unknown voice fails the context, ignores the rest of its text, and the connection stays", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send({ type: "session.update", session: { voice: "nobody" } }, append("Hello.", "a"));
    const failed = await client.until({ type: "speech.audio.error", context_id: "a" });
    expect(failed).toMatchObject({ error: { code: "voice_unknown", param: "voice" } });
    client.send(append("More.", "a"), end("a"), { type: "session.update", session: { voice: "tone_low" } });
    client.send(append("Hello.", "a"), end("a"));
    await client.until({ type: "speech.audio.done", context_id: "a" });
    expect(client.messages.filter(({ type }) => type === "speech.audio.error")).toHaveLength(1);
  });

  test("a failure after the first sound is an event, and closes the connection with 1011", async () => {
    const failsLater = {
      before: (_: unknown, index: number) => (index === 2 ? Promise.reject(new Error("secret /home/me")) : undefined),
    };
    await using rig = await openServerRig({}, failsLater);
    await using client = await connect(rig);
    client.send(append(FIVE, "a"), end("a"));
    expect(await client.closed).toEqual({ code: 1011, reason: "internal_error" });
    expect(client.messages.at(-1)).toMatchObject({ type: "speech.audio.error", context_id: "a" });
    expect(JSON.stringify(client.messages)).not.toContain("secret");
  });

  test("a message that is too large closes the connection with 1009", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send(append("a".repeat(1024 * 1024)));
    expect((await client.closed).code).toBe(1009);
  });

  test("text beyond the limit waits in the client until the text before it is spoken", async () => {
    await using rig = await openServerRig({ mostCharacters: 500 });
    await using client = await connect(rig);
    for (let round = 0; round < 50; round += 1) client.send(append(SHORT, "a"));
    client.send(end("a"));
    await client.until({ type: "speech.audio.done" });
    expect(soundOf(client.messages, "a").equals(await plainSound(SHORT.repeat(50)))).toBe(true);
  });
});

describe("a server that closes", () => {
  test("a server that closes finishes a text that is complete, and then closes the connection with 1001", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send(append(FIVE, "a"), end("a"));
    await client.until({ type: "speech.audio.delta" });
    const closing = rig.server.close();
    expect((await client.closed).code).toBe(1001);
    await client.until({ type: "speech.audio.done", context_id: "a" });
    await closing;
  });

  test("a server that closes does not wait for a text that is incomplete: the context fails", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig);
    client.send(append("Hello there. It goes", "a"));
    await client.until({ type: "speech.audio.delta" });
    const closing = rig.server.close();
    expect((await client.closed).code).toBe(1011);
    expect(client.messages.at(-1)).toMatchObject({ type: "speech.audio.error", error: { code: "stopping" } });
    await closing;
  });
});

describe("who may open the WebSocket", () => {
  const keys = [{ name: "reader", sha256: createHash("sha256").update("key").digest("hex") }];

  test("a key may come in a header or as a subprotocol; a wrong one gets no connection", async () => {
    await using rig = await openServerRig({ keys });
    await using byHeader = await connect(rig, { headers: { authorization: "Bearer key" } });
    await byHeader.until({ type: "session.created" });
    await using byProtocol = await connect(rig, { protocols: ["voxweave", "voxweave-key.key"] });
    await byProtocol.until({ type: "session.created" });
    expect(byProtocol.socket.protocol).toBe("voxweave");
    await expect(connect(rig, { headers: { authorization: "Bearer other" } })).rejects.toThrow("status 401");
    await expect(connect(rig, { protocols: ["voxweave", "voxweave-key.x"] })).rejects.toThrow("status 401");
  });

  test("a key may come in the first message; without one the connection is closed with 1008", async () => {
    await using rig = await openServerRig({ keys });
    await using client = await connect(rig);
    client.send({ type: "session.update", api_key: "key" }, append("Hello."), end());
    await client.until({ type: "speech.audio.done" });
    await using refused = await connect(rig);
    refused.send(append("Hello."));
    expect((await refused.closed).code).toBe(1008);
    expect(refused.messages).toMatchObject([{ type: "error", error: { code: "invalid_api_key" } }]);
  });

  test("a page of a foreign site gets no connection, and pages of the server or of a listed site do", async () => {
    await using rig = await openServerRig({ origins: ["https://reader.example.com"] });
    await expect(connect(rig, { origin: "https://evil.example.com" })).rejects.toThrow("status 403");
    for (const origin of ["https://reader.example.com", rig.address]) {
      await using client = await connect(rig, { origin });
      await client.until({ type: "session.created" });
    }
  });

  test("a request without an upgrade is refused with 426", async () => {
    await using rig = await openServerRig();
    const response = await fetch(`${rig.address}${PATH}`);
    expect(response.status).toBe(426);
    expect(await response.json()).toMatchObject({ error: { code: "upgrade_required" } });
  });
});

test("100 clients that leave free the engine and their places", { timeout: 60_000 }, async () => {
  await using rig = await openServerRig({ limits: { concurrency: 100 } });
  for (const audio of ["base64", "binary"]) {
    for (let round = 0; round < 25; round += 1) {
      const clients = await Promise.all([connect(rig), connect(rig)]);
      for (const client of clients) {
        client.send({ type: "session.update", session: { audio, response_format: "mp3" } });
        client.send(append(SHORT.repeat(50), "a"), append("It waits for", "b"));
      }
      await clients[0].until({ type: "speech.audio.delta" });
      clients[0].socket.terminate();
      clients[1].socket.close();
    }
  }
  await expectNothingLeft(rig);
});
