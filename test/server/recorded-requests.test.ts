import { request } from "node:http";
import { expect, test } from "vitest";
import { openServerRig, type ServerRig } from "./support/open-server.js";

/** A request of a client, byte for byte where it was recorded. */
interface Recorded {
  readonly client: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly mediaType: string;
}

/** Headers of OpenAI's client in Python. */
const STAINLESS = {
  "accept-encoding": "gzip, deflate",
  connection: "keep-alive",
  authorization: "Bearer none",
  accept: "application/octet-stream",
  "content-type": "application/json",
  "user-agent": "AsyncOpenAI/Python 3.57.0",
  "x-stainless-lang": "python",
  "x-stainless-package-version": "3.57.0",
  "x-stainless-async": "async:asyncio",
  "x-stainless-raw-response": "stream",
  "x-stainless-retry-count": "0",
};
const PYTHON_3_26 = { "user-agent": "AsyncOpenAI/Python 3.26.0", "x-stainless-package-version": "3.26.0" };
/** Headers of aiohttp. */
const AIOHTTP = {
  "content-type": "application/json",
  accept: "*/*",
  "accept-encoding": "gzip, deflate",
  "user-agent": "Python/3.11 aiohttp/3.14.5",
};

/** Recorded from the code of each client, except LibreChat's, which was written from its source. docs/clients.md says how. */
const REQUESTS: readonly Recorded[] = [
  {
    client: "LiveKit (livekit-plugins-openai 1.8.9)",
    headers: { ...STAINLESS, "x-stainless-read-timeout": "30" },
    body: '{"model":"gpt-4o-mini-tts","input":"...","voice":"ash","instructions":"Be calm.","response_format":"mp3","speed":1.0,"stream_format":"sse"}',
    mediaType: "text/event-stream; charset=utf-8",
  },
  {
    client: "Pipecat (pipecat-ai 1.14.0)",
    headers: { ...STAINLESS, "x-stainless-read-timeout": "600" },
    body: '{"model":"gpt-4o-mini-tts","input":"Hello from Pipecat. This is a test.","voice":"marin","instructions":"Be calm.","response_format":"pcm"}',
    mediaType: "audio/pcm",
  },
  {
    client: "Home Assistant 2026.11.0 (openai_conversation)",
    headers: { ...STAINLESS, ...PYTHON_3_26, "x-stainless-read-timeout": "600" },
    body: '{"model":"gpt-4o-mini-tts","input":"The door is open.","voice":"marin","instructions":"None","response_format":"mp3","speed":1.0}',
    mediaType: "audio/mpeg",
  },
  {
    client: "Home Assistant's integration openai_tts 3.7",
    headers: { ...AIOHTTP, "user-agent": "HomeAssistant-OpenAI-TTS" },
    body: '{"model": "kokoro", "input": "The door is open. It is raining.", "voice": "alloy", "response_format": "opus", "speed": 1.0}',
    mediaType: "audio/ogg",
  },
  {
    client: "Home Assistant's integration openai_tts 3.7, with instructions and an extra payload",
    headers: {
      "accept-encoding": "identity",
      "content-type": "application/json",
      "user-agent": "HomeAssistant-OpenAI-TTS",
      connection: "close",
    },
    body: '{"model": "kokoro", "input": "The door is open.", "voice": "alloy", "response_format": "mp3", "speed": 1.0, "instructions": "Be calm.", "temperature": 1}',
    mediaType: "audio/mpeg",
  },
  {
    client: "Open WebUI 0.12.4",
    headers: { ...AIOHTTP, authorization: "Bearer none", "x-openwebui-user-name": "Ann" },
    body: '{"input": "Hello, world.", "voice": "alloy", "model": "kokoro"}',
    mediaType: "audio/mpeg",
  },
  {
    client: "SillyTavern 1.19.0",
    headers: {
      accept: "*/*",
      "accept-encoding": "gzip, deflate, br",
      authorization: "Bearer",
      "content-type": "application/json",
      "user-agent": "node-fetch",
      connection: "close",
    },
    body: '{"input":"Hello, world.","response_format":"mp3","voice":" tone_low","speed":1,"model":"kokoro"}',
    mediaType: "audio/mpeg",
  },
  {
    client: "LibreChat",
    headers: { "content-type": "application/json", authorization: "Bearer x" },
    body: '{"input":"Hello, world.","model":"tts-1","voice":"alloy","backend":"openai"}',
    mediaType: "audio/mpeg",
  },
  {
    client: "n8n (@n8n/n8n-nodes-langchain 2.41.1)",
    headers: {
      accept: "*/*",
      "content-type": "application/json",
      authorization: "Bearer none",
      "openai-organization": "",
      "user-agent": "n8n",
      "accept-encoding": "gzip, compress, deflate, br",
      connection: "close",
    },
    body: '{"model":"tts-1-hd","input":"Hello, world.","voice":"shimmer","response_format":"opus","speed":1}',
    mediaType: "audio/ogg",
  },
];

/** Sends a request with exactly these headers. */
function send(
  { address }: ServerRig,
  { headers, body }: Recorded,
): Promise<{ type: string; status: number; size: number }> {
  return new Promise((resolve, reject) => {
    const call = request(`${address}/v1/audio/speech`, { method: "POST", headers }, async (response) => {
      let size = 0;
      for await (const part of response) size += (part as Buffer).length;
      resolve({ type: response.headers["content-type"] ?? "", status: response.statusCode ?? 0, size });
    });
    call.on("error", reject);
    call.end(body);
  });
}

test.each(REQUESTS)("the request that $client sends is answered with sound", async (recorded) => {
  await using rig = await openServerRig();
  const { status, type, size } = await send(rig, recorded);
  expect({ status, type }).toEqual({ status: 200, type: recorded.mediaType });
  expect(size).toBeGreaterThan(500);
});

test("Open WebUI and openai_tts read the lists of voices and models without a key, although the server has keys", async () => {
  await using rig = await openServerRig({ keys: [{ name: "reader", sha256: "0".repeat(64) }] });
  const read = async (path: string): Promise<unknown> => (await fetch(`${rig.address}/v1${path}`)).json();
  const { voices } = (await read("/audio/voices?limit=100")) as { voices: { id: string; name: string }[] };
  for (const { id, name } of voices) expect([id, name].every((value) => value.length > 0)).toBe(true);
  const { models } = (await read("/audio/models")) as { models: { id: string; name: string }[] };
  expect(models).toContainEqual({ id: "tts-1", name: "tts-1" });
});

test("a request to warm up a connection, as LiveKit sends it, is answered quickly with an error that it ignores", async () => {
  await using rig = await openServerRig();
  expect((await fetch(`${rig.address}/v1/`)).status).toBe(404);
});
