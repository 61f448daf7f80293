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

const STAINLESS = {
  "accept-encoding": "gzip, deflate",
  accept: "application/octet-stream",
  authorization: "Bearer x",
  "content-type": "application/json",
  "user-agent": "AsyncOpenAI/Python 3.57.0",
  "x-stainless-lang": "python",
  "x-stainless-async": "async:asyncio",
  "x-stainless-raw-response": "stream",
  "x-stainless-retry-count": "0",
};
const JSON_ONLY = { "content-type": "application/json" };

/** LiveKit and Pipecat: recorded from livekit-plugins-openai 1.8.9 and pipecat-ai 1.14.0. The others: written from their source. */
const REQUESTS: readonly Recorded[] = [
  {
    client: "LiveKit",
    headers: { ...STAINLESS, "x-stainless-read-timeout": "30" },
    body: '{"model":"gpt-4o-mini-tts","input":"...","voice":"ash","instructions":"Be calm.","response_format":"mp3","speed":1.0,"stream_format":"sse"}',
    mediaType: "text/event-stream; charset=utf-8",
  },
  {
    client: "Pipecat",
    headers: { ...STAINLESS, "x-stainless-read-timeout": "600" },
    body: '{"model":"gpt-4o-mini-tts","input":"Hello from Pipecat. This is a test.","voice":"marin","instructions":"Be calm.","response_format":"pcm"}',
    mediaType: "audio/pcm",
  },
  {
    client: "Home Assistant",
    headers: { ...STAINLESS, accept: "application/octet-stream" },
    body: '{"model":"gpt-4o-mini-tts","voice":"alloy","input":"The door is open.","instructions":"None","speed":1.0,"response_format":"mp3"}',
    mediaType: "audio/mpeg",
  },
  {
    client: "Open WebUI",
    headers: { ...JSON_ONLY, authorization: "Bearer x", "x-openwebui-user-name": "Ann" },
    body: '{"input":"Hello, world.","voice":"alloy","model":"tts-1"}',
    mediaType: "audio/mpeg",
  },
  {
    client: "SillyTavern",
    headers: { ...JSON_ONLY, authorization: "Bearer " },
    body: '{"model":"tts-1","voice":"nova","input":"Hello, world.","response_format":"mp3","speed":1,"params":{"voice":"nova"}}',
    mediaType: "audio/mpeg",
  },
  {
    client: "LibreChat",
    headers: { ...JSON_ONLY, authorization: "Bearer x" },
    body: '{"input":"Hello, world.","model":"tts-1","voice":"alloy","backend":"openai"}',
    mediaType: "audio/mpeg",
  },
  {
    client: "n8n",
    headers: { ...JSON_ONLY, authorization: "Bearer x" },
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

test("Open WebUI reads the lists of voices and models without a key, although the server has keys", async () => {
  await using rig = await openServerRig({ keys: [{ name: "reader", sha256: "0".repeat(64) }] });
  const read = async (path: string): Promise<unknown> => (await fetch(`${rig.address}/v1${path}`)).json();
  const { voices } = (await read("/audio/voices")) as { voices: { id: string; name: string }[] };
  for (const { id, name } of voices) expect([id, name].every((value) => value.length > 0)).toBe(true);
  const { models } = (await read("/audio/models")) as { models: { id: string; name: string }[] };
  expect(models).toContainEqual({ id: "tts-1", name: "tts-1" });
});

test("a request to warm up a connection, as LiveKit sends it, is answered quickly with an error that it ignores", async () => {
  await using rig = await openServerRig();
  expect((await fetch(`${rig.address}/v1/`)).status).toBe(404);
});
