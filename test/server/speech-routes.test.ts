import { createHash } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { VoxError } from "../../src/core/errors.js";
import type { EndedSpeech } from "../../src/server/speech/speech-observer.js";
import { FIVE, openRig, settle } from "../speaker/support/speak.js";
import { openServerRig } from "./support/open-server.js";

const PATH = "/v1/audio/speech";

/** A sentence of clauses. A sound that is to come soon has its first clause alone, which changes the times of the words. */
const CLAUSES = `${"When the rain had stopped, we went out, ".repeat(8)}and saw the river.`;

/** Returns the messages of a stream of server-sent events. */
async function eventsOf(response: Response): Promise<Record<string, unknown>[]> {
  const text = await response.text();
  return text
    .split("\n\n")
    .filter((part) => part !== "")
    .map((part) => JSON.parse(part.replace(/^data: /u, "")) as Record<string, unknown>);
}

describe("POST /v1/audio/speech", () => {
  test.each([
    ["mp3", "audio/mpeg", "\xff"],
    ["opus", "audio/ogg", "OggS"],
    ["aac", "audio/aac", "\xff"],
    ["flac", "audio/flac", "fLaC"],
    ["wav", "audio/wav", "RIFF"],
    ["pcm", "audio/pcm", ""],
  ])("a request for %s is answered with sound of its media type", async (response_format, type, start) => {
    await using rig = await openServerRig();
    const response = await rig.post(PATH, { input: "Hello, world.", response_format });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBeGreaterThan(1_000);
    expect(bytes.toString("latin1").startsWith(start)).toBe(true);
  });

  test("the sound of a request is that of the speaker at 24 kHz", async () => {
    await using rig = await openServerRig();
    const response = await rig.post(PATH, { input: FIVE, response_format: "pcm", speed: 1.5 });
    const bytes = Buffer.from(await response.arrayBuffer());
    const spoken = await openRig().speaker.speak(FIVE, { sampleRate: 24_000, speed: 1.5, cuts: "early" });
    expect(bytes.equals(Buffer.from(await spoken.encode("pcm")))).toBe(true);
  });

  test("a request that is not streamed has a length, and a header with the text that has no sound", async () => {
    await using rig = await openServerRig();
    const body = { input: "Hello 世界.", response_format: "wav", stream: false };
    const response = await rig.post(PATH, body);
    const wav = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get("content-length")).toBe(String(wav.length));
    expect(JSON.parse(response.headers.get("x-voxweave-unspoken") ?? "")).toEqual([{ start: 6, end: 8 }]);
    const { samples } = parseWav(wav);
    expect(Number(response.headers.get("x-voxweave-duration-seconds"))).toBeCloseTo(samples.length / 24_000, 5);
    expect(new DataView(wav.buffer).getUint32(40, true)).toBe(samples.length * 2);
  });

  test("the text without sound is in a trailer of a stream of sound", async () => {
    await using rig = await openServerRig();
    const call = request(`${rig.address}${PATH}`, { method: "POST", headers: { "content-type": "application/json" } });
    call.end(JSON.stringify({ input: "Hello 世界." }));
    const [response] = (await once(call, "response")) as [IncomingMessage];
    await response.resume().toArray();
    expect(response.headers["trailer"]).toBe("x-voxweave-unspoken");
    expect(response.trailers["x-voxweave-unspoken"]).toBe('[{"start":6,"end":8}]');
  });

  test("a request that is not HTTP gets an error of the same shape", async () => {
    await using rig = await openServerRig();
    const socket = connect(Number(new URL(rig.address).port), "127.0.0.1");
    socket.end("NONSENSE / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const reply = Buffer.concat((await socket.toArray()) as Buffer[]).toString();
    expect(reply).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/u);
    expect(JSON.parse(reply.split("\r\n\r\n")[1] ?? "")).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  test("a path that is not a valid URL gets an error of the same shape", async () => {
    await using rig = await openServerRig();
    const response = await fetch(`${rig.address}/v1/models/%E0%A4%A`);
    expect(response.status).toBe(400);
    expect(response.headers.get("x-request-id")).not.toBeNull();
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error", code: "bad_url" } });
  });

  test.each([
    ["a foreign host name", PATH, "evil.example", 421],
    ["a path that is not a valid URL", "/%E0%A4%A", "localhost", 400],
  ])("an upgrade under %s is refused, and its connection is closed", async (_, path, host, status) => {
    await using rig = await openServerRig();
    const socket = connect(Number(new URL(rig.address).port), "127.0.0.1");
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    const reply = Buffer.concat((await socket.toArray()) as Buffer[]).toString(); // It ends when the server closes.
    expect(reply).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, "u"));
  });

  test("the id of a request is its own, unless it is too long or has characters that steer a terminal", async () => {
    await using rig = await openServerRig();
    const idOf = async (id: string) => {
      const response = await fetch(`${rig.address}/health/live`, { headers: { "x-request-id": id } });
      return response.headers.get("x-request-id");
    };
    expect(await idOf("call-7")).toBe("call-7");
    for (const id of ["a".repeat(129), "a b", "a\u009bb"]) expect(await idOf(id)).toMatch(/^[\da-f-]{36}$/u);
  });

  test("a stream of events has sound, the times of the words on the text as sent, and the usage", async () => {
    await using rig = await openServerRig();
    const input = "Hello 世界, world. It goes on.";
    const request = { input, stream_format: "sse", response_format: "pcm", timestamps: true };
    const response = await rig.post(PATH, request);
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/u);
    const events = await eventsOf(response);
    const sound = events.filter(({ type }) => type === "speech.audio.delta").map(({ audio }) => String(audio));
    const plain = await (await rig.post(PATH, { input, response_format: "pcm" })).arrayBuffer();
    expect(Buffer.concat(sound.map((audio) => Buffer.from(audio, "base64"))).equals(Buffer.from(plain))).toBe(true);
    const words = events.flatMap(
      ({ words: some = [] }) => some as { word: string; source: { start: number; end: number } }[],
    );
    expect(words.map(({ word }) => word)).toEqual(["Hello", "world", "It", "goes", "on"]);
    for (const { word, source } of words) expect(input.slice(source.start, source.end)).toBe(word);
    const done = events.at(-1);
    expect(done).toMatchObject({
      type: "speech.audio.done",
      usage: { input_tokens: input.length },
      unspoken: [{ start: 6, end: 8 }],
    });
  });

  test.each(["wav", "mp3", "flac", "opus"])(
    "events that are not streamed have the file in %s that the reply without events has, and the words of its captions",
    async (response_format) => {
      await using rig = await openServerRig();
      const body = { input: CLAUSES, response_format, stream: false };
      const file = Buffer.from(await (await rig.post(PATH, body)).arrayBuffer());
      const events = await eventsOf(await rig.post(PATH, { ...body, stream_format: "sse", timestamps: true }));
      const whole = Buffer.concat(events.map(({ audio = "" }) => Buffer.from(String(audio), "base64")));
      const { patches = [] } = events.at(-1) as { patches?: { position: number; audio: string }[] };
      for (const { position, audio } of patches) Buffer.from(audio, "base64").copy(whole, position);
      expect(whole.equals(file)).toBe(true);
      const captions = await (await rig.post("/v1/captions", { input: body.input, audio: false })).json();
      expect(events.flatMap(({ words = [] }) => words)).toEqual((captions as { words: unknown }).words);
    },
  );

  test("a voice may be an object, or one of OpenAI's names; unknown fields are named in a header", async () => {
    await using rig = await openServerRig();
    const voices = [{ id: "tone_mid" }, "alloy", "tone_low"];
    for (const voice of voices) {
      const response = await rig.post(PATH, { model: "tts-9", input: "Hello.", voice, instructions: "Shout.", x: 1 });
      expect(response.status).toBe(200);
      expect(response.headers.get("x-voxweave-ignored")).toBe("instructions, x");
      await response.arrayBuffer();
    }
  });

  test.each([{}, { stream_format: "sse" }, { stream: false }])(
    "a client of HTTP/1.0 gets all of a sound with %j",
    async (fields) => {
      await using rig = await openServerRig();
      const body = { input: FIVE, response_format: "pcm", ...fields };
      const whole = Buffer.from(await (await rig.post(PATH, body)).arrayBuffer());
      const socket = connect({ port: Number(new URL(rig.address).port), host: "127.0.0.1" });
      const text = JSON.stringify(body);
      socket.write(`POST ${PATH} HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\n`);
      socket.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
      const reply = await buffer(socket);
      const start = reply.indexOf("\r\n\r\n") + 4;
      expect(reply.toString("latin1", 0, start)).not.toMatch(/transfer-encoding|trailer/iu);
      expect(reply.subarray(start).equals(whole)).toBe(true);
    },
  );

  test("a text without anything to say is 100 ms of silence, with a header that says so", async () => {
    await using rig = await openServerRig();
    const response = await rig.post(PATH, { input: "...", response_format: "pcm" });
    expect(response.headers.get("x-voxweave-silence")).toBe("true");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes).toHaveLength(4_800);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  test.each<[string, unknown, number, object]>([
    ["an empty text", { input: "" }, 400, { param: "input", code: "invalid_value" }],
    [
      "a blank text",
      { input: " \n\u00a0" },
      400,
      { param: "input", message: 'input must not be blank, got " \\n\u00a0"' },
    ],
    ["no text", {}, 400, { param: "input", message: "input is missing; it must be a string" }],
    [
      "an unknown voice",
      { input: "Hi.", voice: "tone_mild" },
      400,
      {
        param: "voice",
        code: "voice_unknown",
        message: 'there is no voice "tone_mild"; did you mean tone_mid, tone_high? GET /v1/voices lists all',
      },
    ],
    ["a speed out of range", { input: "Hi.", speed: 9 }, 400, { message: "speed must be 0.25 to 4, got 9" }],
    ["a voice without a name", { input: "Hi.", voice: {} }, 400, { param: "voice" }],
    ["an unknown format", { input: "Hi.", response_format: "wma" }, 400, { param: "response_format" }],
    ["markup that is not well-formed", { input: "<speak><p>" }, 400, { param: "input", code: "markup_invalid" }],
    ["a text without sound", { input: "世界" }, 400, { param: "input", code: "text_unspoken" }],
    ["a bitrate that MP3 lacks", { input: "Hi.", bitrate: 65_000 }, 400, { param: "bitrate" }],
    ["a text that is too long", { input: "a".repeat(100_001) }, 400, { param: "input" }],
  ])("%s is refused with an error that OpenAI's clients can read", async (_, body, status, error) => {
    await using rig = await openServerRig();
    const response = await rig.post(PATH, body);
    expect(response.status).toBe(status);
    expect(response.headers.get("x-should-retry")).toBe("false");
    const reply = (await response.json()) as { error: { message: string } };
    expect(reply.error).toMatchObject({ type: "invalid_request_error", ...error });
    expect(reply.error.message.length).toBeGreaterThan(5);
  });

  test("a body that is not JSON, another method and an unknown path are refused in the same shape", async () => {
    await using rig = await openServerRig();
    const broken = await fetch(`${rig.address}${PATH}`, {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ error: { type: "invalid_request_error", param: null } });
    for (const body of [new URLSearchParams({ input: "Hi." }), JSON.stringify({ input: "Hi." })]) {
      const form = await fetch(`${rig.address}${PATH}`, { method: "POST", body });
      expect(form.status).toBe(415);
      expect(await form.json()).toMatchObject({
        error: { message: "send JSON, with the header content-type: application/json" },
      });
    }
    for (const method of ["GET", "TRACE", "QUERY"]) {
      const { statusCode, headers, json } = await rig.server.app.inject({ method: method as "GET", url: PATH });
      expect({ statusCode, allow: headers.allow }).toEqual({ statusCode: 405, allow: "POST" });
      expect(json()).toMatchObject({ error: { code: "method_not_allowed" } });
    }
    for (const path of ["/audio/speech", "/v1/v1/audio/speech", "/v1/audio/speech/", "//v1//audio/speech"]) {
      const { error } = (await (await rig.post(path, { input: "Hello." })).json()) as { error: { message: string } };
      expect(error.message).toBe(
        `there is no POST ${path}; did you mean /v1/audio/speech? GET /docs lists what there is`,
      );
    }
    const missing = await fetch(`${rig.address}/v1/nothing`);
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ error: { type: "not_found_error", code: "not_found" } });
  });
});

describe("a request that fails or is left", () => {
  test("a failure before the first sound is answered with 500, and does not say what failed inside", async () => {
    const failing = { before: () => Promise.reject(new Error("secret /home/me/model.onnx")) };
    await using rig = await openServerRig({}, failing);
    const response = await rig.post(PATH, { input: "Hello." });
    expect(response.status).toBe(500);
    expect(response.headers.get("x-should-retry")).toBe("true");
    expect(Number(response.headers.get("retry-after-ms"))).toBeGreaterThan(0);
    expect(JSON.stringify(await response.json())).not.toContain("secret");
  });

  test("a failure because a package is missing says so, and that trying again does not help", async () => {
    const details = { dependency: "espeak-ng", command: "npm install espeak-ng" };
    const failing = { before: () => Promise.reject(new VoxError("VOX_DEPENDENCY_MISSING", "secret", details)) };
    await using rig = await openServerRig({}, failing);
    const response = await rig.post(PATH, { input: "Hola." });
    expect(response.status).toBe(500);
    expect(response.headers.get("x-should-retry")).toBe("false");
    const message = "the server lacks a package that this request needs; its log names it";
    expect(await response.json()).toMatchObject({ error: { code: "dependency_missing", message } });
  });

  const failsLater = {
    before: (_: unknown, index: number) => (index === 2 ? Promise.reject(new Error("out of tune")) : undefined),
  };

  test("a failure after the first sound breaks the connection", async () => {
    await using rig = await openServerRig({}, failsLater);
    const response = await rig.post(PATH, { input: FIVE, response_format: "pcm" });
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow();
  });

  test("a failure after the first sound is an event, and breaks the connection", async () => {
    await using rig = await openServerRig({}, failsLater);
    const response = await rig.post(PATH, { input: FIVE, stream_format: "sse" });
    let text = "";
    const read = async (): Promise<void> => {
      for await (const part of response.body ?? []) text += Buffer.from(part).toString();
    };
    await expect(read()).rejects.toThrow();
    expect(text).toMatch(/"type":"speech.audio.error","error":\{"message":"[^"]+","type":"server_error"/u);
    expect(text).not.toContain("speech.audio.done");
  });

  test("a client that leaves frees the engine and its place", async () => {
    await using rig = await openServerRig();
    for (const stream_format of ["audio", "sse"]) {
      const leave = new AbortController();
      const body = { input: FIVE.repeat(40), response_format: "wav", stream_format };
      const response = await rig.post(PATH, body, { signal: leave.signal });
      await response.body?.getReader().read();
      leave.abort();
      await expect.poll(() => rig.engine.running, { timeout: 5_000 }).toBe(0);
      await settle();
      const spoken = rig.engine.utterances.length;
      await settle();
      expect(rig.engine.utterances).toHaveLength(spoken);
    }
    const { active } = (await (await fetch(`${rig.address}/health/ready`)).json()) as { active: number };
    expect(active).toBe(0);
  });

  test.each(["audio", "sse"])(
    "a client of %s that never reads loses its place when its time is up",
    async (stream_format) => {
      const ends: unknown[] = [];
      const observers = [
        { onEnd: ({ outcome, error }: EndedSpeech) => void ends.push([outcome, error?.failure.code]) },
      ];
      await using rig = await openServerRig({ deadlineSeconds: 3, observers });
      const body = { input: FIVE.repeat(90), response_format: "wav", stream_format };
      const response = await rig.post(PATH, body);
      const active = async (): Promise<unknown> => await (await fetch(`${rig.address}/health/ready`)).json();
      await expect.poll(active, { timeout: 20_000 }).toMatchObject({ active: 0 });
      await expect(response.arrayBuffer()).rejects.toThrow();
      expect(ends).toEqual([["failed", "deadline"]]);
    },
  );

  test("a server that closes finishes what it has begun, and refuses what comes then", async () => {
    await using rig = await openServerRig();
    const response = await rig.post(PATH, { input: FIVE, response_format: "pcm" });
    const closing = rig.server.close();
    const late = await rig.server.app.inject({ method: "POST", url: PATH, payload: { input: "Hello." } });
    expect(late.statusCode).toBe(503);
    expect(late.headers["retry-after-ms"]).toBe("1000");
    const spoken = await openRig().speaker.speak(FIVE, { sampleRate: 24_000, cuts: "early" });
    expect((await response.arrayBuffer()).byteLength).toBe(spoken.samples.length * 2);
    await closing;
  });
});

describe("clients and their limits", () => {
  const keys = [{ name: "reader", sha256: createHash("sha256").update("key").digest("hex") }];

  test("a server with keys needs one, in the header of OpenAI's or of ElevenLabs' clients", async () => {
    await using rig = await openServerRig({ keys });
    const ask = (headers: Record<string, string>): Promise<Response> => rig.post(PATH, { input: "Hi." }, { headers });
    for (const headers of [{}, { authorization: "Bearer " }, { authorization: "Bearer other" }]) {
      const refused = await ask(headers as Record<string, string>);
      expect(refused.status).toBe(401);
      expect(await refused.json()).toMatchObject({ error: { type: "authentication_error", code: "invalid_api_key" } });
    }
    expect((await ask({ authorization: "Bearer key" })).status).toBe(200);
    expect((await ask({ "xi-api-key": "key" })).status).toBe(200);
    expect((await fetch(`${rig.address}/v1/voices`)).status).toBe(200);
    await using closed = await openServerRig({ keys, openLists: false });
    expect((await fetch(`${closed.address}/v1/voices`)).status).toBe(401);
  });

  test("a client beyond its requests per minute is refused, and told when to come again", async () => {
    await using rig = await openServerRig({ limits: { requestsPerMinute: 2 } });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await rig.post(PATH, { input: "Hi." })).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await rig.post(PATH, { input: "Hi." });
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(refused.headers.get("x-should-retry")).toBe("true");
  });

  test("a client beyond its characters per minute, or its requests at the same time, is refused", async () => {
    await using rig = await openServerRig({ limits: { charactersPerMinute: 10, concurrency: 1 } });
    const tooLong = await rig.post(PATH, { input: "Hello, my world." });
    expect(tooLong.status).toBe(429);
    expect(tooLong.headers.get("x-should-retry")).toBe("false");
    await using busy = await openServerRig({ limits: { concurrency: 1 } });
    const leave = new AbortController();
    await busy.post(PATH, { input: FIVE.repeat(50), response_format: "wav" }, { signal: leave.signal });
    expect((await busy.post(PATH, { input: "Hi." })).status).toBe(429);
    leave.abort();
  });

  test("a request under a foreign host name is refused, and one under an allowed name is not", async () => {
    await using rig = await openServerRig({ hosts: ["speech.example.com"] });
    const ask = (host: string) => rig.server.app.inject({ url: "/v1/models", headers: { host } });
    expect((await ask("evil.example.com")).statusCode).toBe(421);
    for (const host of ["localhost:8880", "127.0.0.1:8880", "[::1]:8880", "speech.example.com"]) {
      expect((await ask(host)).statusCode).toBe(200);
    }
  });

  test("a page may use the server only from a listed origin", async () => {
    await using rig = await openServerRig({ origins: ["https://reader.example.com"] });
    const ask = (origin: string) =>
      rig.server.app.inject({ url: "/v1/models", headers: { host: "localhost", origin } });
    const { headers } = await ask("https://reader.example.com");
    expect(headers["access-control-allow-origin"]).toBe("https://reader.example.com");
    // OpenAI's client in a page follows them.
    for (const name of ["x-should-retry", "retry-after-ms"])
      expect(headers["access-control-expose-headers"]).toContain(name);
    expect((await ask("https://evil.example.com")).headers["access-control-allow-origin"]).toBeUndefined();
  });
});
