import OpenAI, {
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  NotFoundError,
  RateLimitError,
} from "openai";
import { Stream } from "openai/core/streaming";
import { describe, expect, test } from "vitest";
import type { EndedSpeech } from "../../src/server/speech/speech-observer.js";
import { FIVE } from "../speaker/support/speak.js";
import { openServerRig, type ServerRig } from "./support/open-server.js";

const HELLO = { model: "gpt-4o-mini-tts", voice: "alloy", input: "Hello, world." };
/** It keeps its place until the client has read it or cancels it, so a test must hold the response. */
const LONG = { ...HELLO, input: FIVE.repeat(50), response_format: "wav" } as const;

function clientOf({ address }: ServerRig, options: ConstructorParameters<typeof OpenAI>[0] = {}): OpenAI {
  return new OpenAI({ baseURL: `${address}/v1`, apiKey: "any", ...options });
}

/** Returns what a call rejects with. */
async function failureOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("the call must fail");
}

/** Notes how the requests to a server end. */
function createNotes(): { readonly ended: EndedSpeech[]; readonly observers: [{ onEnd(ended: EndedSpeech): void }] } {
  const ended: EndedSpeech[] = [];
  return { ended, observers: [{ onEnd: (one) => void ended.push(one) }] };
}

describe("OpenAI's client in TypeScript", () => {
  test.each(["mp3", "opus", "aac", "flac", "wav", "pcm"] as const)("it gets the sound in %s", async (format) => {
    await using rig = await openServerRig();
    const response = await clientOf(rig).audio.speech.create({ ...HELLO, response_format: format, speed: 1.2 });
    const plain = await rig.post("/v1/audio/speech", { ...HELLO, response_format: format, speed: 1.2 });
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
  });

  test("it reads the events of a speech with its own decoder, and usage in the last one", async () => {
    await using rig = await openServerRig();
    const voice = { id: "tone_mid" };
    const request = { ...HELLO, voice, stream_format: "sse", response_format: "pcm" } as const;
    const response = await clientOf(rig).audio.speech.create(request);
    type Event = { readonly type: string; readonly audio?: string; readonly usage?: object };
    const types: string[] = [];
    let bytes = 0;
    for await (const event of Stream.fromSSEResponse<Event>(response, new AbortController())) {
      types.push(event.type);
      bytes += Buffer.from(event.audio ?? "", "base64").length;
      if (event.type === "speech.audio.done") {
        const frames = Math.round(bytes / 2 / 600);
        const usage = { input_tokens: 13, output_tokens: frames, total_tokens: 13 + frames };
        expect(event.usage).toEqual(usage);
      }
    }
    expect(new Set(types)).toEqual(new Set(["speech.audio.delta", "speech.audio.done"]));
    expect(types.at(-1)).toBe("speech.audio.done");
  });

  test("it raises the error of an event in the middle of a speech", async () => {
    const fails = {
      before: (_: unknown, index: number) => (index === 2 ? Promise.reject(new Error("out of tune")) : undefined),
    };
    await using rig = await openServerRig({}, fails);
    const request = { ...HELLO, input: FIVE, stream_format: "sse" } as const;
    const response = await clientOf(rig).audio.speech.create(request);
    const read = async (): Promise<void> => {
      for await (const _ of Stream.fromSSEResponse(response, new AbortController()));
    };
    expect(await failureOf(read())).toBeInstanceOf(APIError);
  });

  test("it raises its own classes of errors, with what they say", async () => {
    await using rig = await openServerRig();
    const { audio, models } = clientOf(rig);
    const wrong = await failureOf(audio.speech.create({ ...HELLO, voice: "nobody" }));
    expect(wrong).toBeInstanceOf(BadRequestError);
    expect(wrong).toMatchObject({ status: 400, type: "invalid_request_error", param: "voice", code: "voice_unknown" });
    expect((wrong as APIError).message).toMatch(/^400 .*no voice "nobody"/u);
    expect((wrong as APIError).requestID).toMatch(/^[0-9a-f-]{36}$/u);
    const missing = await failureOf(models.retrieve("a/b c"));
    expect(missing).toBeInstanceOf(NotFoundError);
    expect(missing).toMatchObject({ code: "model_not_found", param: "model" });
  });

  test("it raises an error of authentication for an unknown key", async () => {
    await using rig = await openServerRig({ keys: [{ name: "reader", sha256: "0".repeat(64) }] });
    const refused = await failureOf(clientOf(rig).audio.speech.create(HELLO));
    expect(refused).toBeInstanceOf(AuthenticationError);
    expect(refused).toMatchObject({ code: "invalid_api_key" });
    expect((await clientOf(rig).models.list()).data.map(({ id }) => id)).toContain("tts-1");
  });

  test("it lists the models, and finds one whose name is percent-encoded", async () => {
    await using rig = await openServerRig();
    const { models } = clientOf(rig);
    expect((await models.list()).data.map(({ id }) => id)).toContain("gpt-4o-mini-tts");
    expect(await models.retrieve("kokoro")).toMatchObject({ id: "kokoro", object: "model" });
  });

  test("it tries again after too many requests at the same time, and succeeds", async () => {
    const { ended, observers } = createNotes();
    await using rig = await openServerRig({ limits: { concurrency: 1 }, observers });
    const client = clientOf(rig);
    const first = await client.audio.speech.create(LONG);
    const second = client.audio.speech.create(HELLO);
    await expect.poll(() => ended.map(({ error }) => error?.failure.status), { timeout: 20_000 }).toContain(429);
    await first.body?.cancel();
    expect((await (await second).arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    const once = await failureOf(busyThen(rig, client));
    expect(once).toBeInstanceOf(RateLimitError);
    expect((once as RateLimitError).headers?.get("retry-after-ms")).toBe("1000");
  });

  test("it tries again after a failure of the engine, and not where the server says that it is of no use", async () => {
    const { ended, observers } = createNotes();
    const failsOnce = {
      before: (_: unknown, index: number) => (index === 0 ? Promise.reject(new Error("out of tune")) : undefined),
    };
    await using rig = await openServerRig({ limits: { charactersPerMinute: 2_000 }, observers }, failsOnce);
    const { audio } = clientOf(rig);
    expect((await audio.speech.create(HELLO)).status).toBe(200);
    expect(ended[0]?.error?.failure.status).toBe(500); // The second one may have ended, too.
    const tooLong = await failureOf(audio.speech.create({ ...HELLO, input: "a ".repeat(2_000) }));
    expect(tooLong).toBeInstanceOf(RateLimitError);
    expect(ended.filter(({ error }) => error?.failure.status === 429)).toHaveLength(1);
  });

  test("its abort in the middle of a speech frees the engine", async () => {
    const { ended, observers } = createNotes();
    await using rig = await openServerRig({ observers });
    for (const stream_format of ["audio", "sse"] as const) {
      const leave = new AbortController();
      const request = { ...HELLO, input: FIVE.repeat(40), stream_format } as const;
      const response = await clientOf(rig).audio.speech.create(request, { signal: leave.signal });
      await response.body?.getReader().read();
      leave.abort();
      await expect.poll(() => rig.engine.running, { timeout: 20_000 }).toBe(0);
    }
    const early = new AbortController();
    const call = clientOf(rig).audio.speech.create({ ...HELLO, input: FIVE.repeat(40) }, { signal: early.signal });
    early.abort();
    expect(await failureOf(call)).toBeInstanceOf(APIUserAbortError);
    await expect.poll(() => ended.map(({ outcome }) => outcome), { timeout: 20_000 }).toContain("left");
  });
});

/** Asks while another request takes the only place, without trying again. */
async function busyThen(rig: ServerRig, client: OpenAI): Promise<unknown> {
  const first = await client.audio.speech.create(LONG);
  try {
    return await clientOf(rig, { maxRetries: 0 }).audio.speech.create(HELLO);
  } finally {
    await first.body?.cancel();
  }
}
