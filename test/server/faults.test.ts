import { describe, expect, test } from "vitest";
import { OptionRangeError } from "../../src/core/option-errors.js";
import { openServerRig, type ServerRig } from "./support/open-server.js";
import { connectSocket } from "./support/socket-client.js";
import { openWyomingSocket } from "./support/wyoming-socket.js";

/** The log of a server, line by line. */
type Lines = Record<string, unknown>[];

const logInto = (lines: Lines) => ({ stream: { write: (line: string) => void lines.push(JSON.parse(line)) } });

/** Faults of an engine, as JavaScript and Node throw them. */
const FAULTS: readonly (readonly [name: string, fail: () => unknown])[] = [
  ["a property of undefined", () => (undefined as unknown as Engine).voice.id],
  ["an array without a valid length", () => new Array(-1)],
  ["an invalid URL", () => new URL("/home/someone/model")],
  ["a value that cannot be cloned", () => structuredClone(() => {})],
];
interface Engine {
  readonly voice: { readonly id: string };
}

const HTTP: readonly (readonly [path: string, body: object])[] = [
  ["/v1/audio/speech", { input: "Hello." }],
  ["/v1/audio/speech", { input: "Hello.", stream: false }],
  ["/v1/audio/speech", { input: "Hello.", stream_format: "sse" }],
  ["/v1/captions", { input: "Hello." }],
  ["/v1/text-to-speech/alloy", { text: "Hello." }],
  ["/v1/text-to-speech/alloy/stream", { text: "Hello." }],
];

/** Asks for a speech in each way that is not a request of HTTP, and returns the error. */
const SOCKETS: readonly (readonly [name: string, ask: (rig: ServerRig) => Promise<unknown>])[] = [
  [
    "our WebSocket",
    async (rig) => {
      await using client = await connectSocket(`${rig.address}/v1/audio/speech/stream`);
      client.send({ type: "input_text.append", text: "Hello." }, { type: "input_text.end" });
      return (await client.until({ type: "speech.audio.error" }))["error"];
    },
  ],
  [
    "ElevenLabs' WebSocket",
    async (rig) => {
      await using client = await connectSocket(`${rig.address}/v1/text-to-speech/alloy/stream-input`);
      client.send({ text: "Hello. " }, { text: "" });
      await client.closed;
      return client.messages.at(-1);
    },
  ],
  [
    "Wyoming",
    async (rig) => {
      await using socket = await openWyomingSocket(await rig.server.listenWyoming({ port: 0 }));
      socket.send({ type: "synthesize", data: { text: "Hello." } });
      return (await socket.read()).at(-1)?.data;
    },
  ],
];

const SECRETS = /undefined|array length|Invalid URL|cloned|someone|Cannot/iu;

describe.each(FAULTS)("an engine that fails because of %s", (_, fail) => {
  const before = (): void => void fail();

  test.each(HTTP)("POST %s with %j is answered with 500 and the log has the fault", async (path, body) => {
    const lines: Lines = [];
    await using rig = await openServerRig({ logger: logInto(lines) }, { before });
    const response = await rig.post(path, body);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain("internal_error");
    expect(text).toContain("its log has the reason");
    expect(text).not.toMatch(SECRETS);
    await expect
      .poll(() => lines.find(({ level }) => level === 50))
      .toMatchObject({ err: { message: expect.any(String) } });
  });

  test.each(SOCKETS)("%s sends an internal error, and the log has the fault", async (_name, ask) => {
    const lines: Lines = [];
    await using rig = await openServerRig({ logger: logInto(lines) }, { before });
    const error = JSON.stringify(await ask(rig));
    expect(error).toContain("internal_error");
    expect(error).not.toMatch(SECRETS);
    await expect.poll(() => lines.filter(({ level }) => level === 50)).toHaveLength(1);
  });
});

describe("an engine that cannot list its voices because of a fault", () => {
  test.each(SOCKETS)("%s sends an internal error, and the log has the fault", async (_, ask) => {
    const lines: Lines = [];
    await using rig = await openServerRig({ logger: logInto(lines) });
    Object.assign(rig.engine, { voices: async () => (undefined as unknown as Engine).voice.id });
    const error = JSON.stringify(await ask(rig));
    expect(error).toContain("internal_error");
    expect(error).not.toMatch(SECRETS);
    await expect
      .poll(() => lines.filter(({ level }) => level === 50))
      .toEqual([expect.objectContaining({ err: expect.objectContaining({ type: "TypeError" }) })]);
  });
});

test.each([...HTTP.slice(0, 1), ...HTTP.slice(4, 5)])(
  "POST %s answers an option that an engine of one's own refuses with 400, and names it",
  async (path, body) => {
    const before = (): void => {
      throw new OptionRangeError("pitch.shift", "must be 0 to 2, got 3");
    };
    await using rig = await openServerRig({}, { before });
    const response = await rig.post(path, body);
    expect(response.status).toBe(400);
    const message = "pitch.shift must be 0 to 2, got 3";
    const { error, detail } = (await response.json()) as Record<string, object>;
    expect(error ?? detail).toMatchObject({ message, param: "pitch.shift", code: "invalid_value" });
  },
);

test.each([
  ["language", { language: "xx" }],
  ["bitrate", { bitrate: 1 }],
  ["bitrate", { response_format: "wav", bitrate: 64_000 }],
])("the error for a wrong %s names the field", async (param, fields) => {
  await using rig = await openServerRig();
  const response = await rig.post("/v1/audio/speech", { input: "Hello.", ...fields });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { param, code: "invalid_value" } });
});
