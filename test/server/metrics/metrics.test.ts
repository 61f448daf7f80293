import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createToneEngine } from "../../../src/engines/tone/tone-engine.js";
import { speakToFile } from "../../../src/output/to-file.js";
import { createServer } from "../../../src/server/server.js";
import { openSpeaker } from "../../../src/speaker/speaker.js";
import { createCachedEngine } from "../../../src/store/cached-engine.js";
import { openLetterPhonemizer } from "../../speaker/support/letter-phonemizer.js";
import { FIVE } from "../../speaker/support/speak.js";
import { openServerRig, type ServerRig } from "../support/open-server.js";

const PATH = "/v1/audio/speech";

/** Returns the samples of a server: their values by name and labels. */
async function samplesOf(
  { address }: Pick<ServerRig, "address">,
  headers: Record<string, string> = {},
): Promise<Map<string, number>> {
  const response = await fetch(`${address}/metrics`, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/u);
  const lines = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.replace(/ \S+$/u, ""), Number(/\S+$/u.exec(line)?.[0])]));
}

test("the metrics count requests by transport, format and outcome, errors by code, and their text and sound", async () => {
  await using rig = await openServerRig({ metrics: "loopback" });
  const response = await rig.post(PATH, { input: "Hello, world.", response_format: "pcm" });
  const seconds = (await response.arrayBuffer()).byteLength / 48_000;
  await (await rig.post(PATH, { input: "Hi.", response_format: "wav", stream_format: "sse" })).text();
  await rig.post(PATH, { input: "Hi.", voice: "nobody" });
  await rig.post(PATH, {});
  const left = new AbortController();
  const long = await rig.post(PATH, { input: FIVE.repeat(50), response_format: "wav" }, { signal: left.signal });
  await expect.poll(async () => (await samplesOf(rig)).get("voxweave_active_requests")).toBe(1);
  await long.body?.cancel();
  const outcome = 'voxweave_requests_total{transport="http",format="wav",outcome="left"}';
  await expect.poll(async () => (await samplesOf(rig)).get(outcome)).toBe(1);
  const samples = await samplesOf(rig);
  expect(samples.get('voxweave_requests_total{transport="http",format="pcm",outcome="done"}')).toBe(1);
  expect(samples.get('voxweave_requests_total{transport="sse",format="wav",outcome="done"}')).toBe(1);
  expect(samples.get('voxweave_errors_total{code="voice_unknown"}')).toBe(1);
  expect(samples.get('voxweave_http_replies_total{status="400"}')).toBe(2);
  expect(samples.get("voxweave_characters_total")).toBe(13 + 3 + 3 + FIVE.length * 50);
  expect(samples.get("voxweave_sound_seconds_total")).toBeGreaterThan(seconds);
  expect(samples.get('voxweave_first_sound_seconds_count{transport="http"}')).toBe(2);
  expect(samples.get('voxweave_request_duration_seconds_count{transport="http"}')).toBe(3);
  expect(samples.get('voxweave_waiting_seconds_count{transport="http"}')).toBe(3);
  expect(samples.get('voxweave_speaking_seconds_sum{transport="http"}')).toBeGreaterThan(0);
  expect(samples.get('voxweave_real_time_factor_count{transport="http"}')).toBe(1);
  expect(samples.get("voxweave_active_requests")).toBe(0);
  expect(samples.get("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  expect(samples.get('voxweave_event_loop_delay_seconds{percentile="99"}')).toBeGreaterThanOrEqual(0);
});

test("the metrics show the queue and the workers of an engine that has some", async () => {
  await using rig = await openServerRig({ metrics: "loopback" });
  expect((await samplesOf(rig)).has("voxweave_engine_workers")).toBe(false);
  const workers = [
    { pid: 1, rss: 100 },
    { pid: 2, rss: undefined },
  ];
  const status = { state: "down", waiting: 7, workers, deaths: 3 } as const;
  await using busy = await openServerRig({ metrics: "loopback" }, { status: () => status });
  const samples = await samplesOf(busy);
  expect(samples.get("voxweave_engine_up")).toBe(0);
  expect(samples.get("voxweave_engine_queue_length")).toBe(7);
  expect(samples.get("voxweave_engine_workers")).toBe(2);
  expect(samples.get("voxweave_engine_memory_bytes")).toBe(100);
  expect(samples.get("voxweave_engine_worker_deaths_total")).toBe(3);
  expect(await (await fetch(`${busy.address}/health/ready`)).json()).toMatchObject({ status: "failing" });
});

test("the metrics count the utterances that the cache had, and their size", async () => {
  await using engine = createCachedEngine(createToneEngine());
  const speaker = openSpeaker({ engine, phonemizer: openLetterPhonemizer() }, speakToFile);
  await using server = await createServer({ speaker, metrics: "loopback" });
  const address = await server.listen({ port: 0 });
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ input: "Hello.", response_format: "pcm" });
  const speak = async (): Promise<ArrayBuffer> =>
    (await fetch(`${address}${PATH}`, { method: "POST", headers, body })).arrayBuffer();
  const first = await speak();
  await expect.poll(async () => (await samplesOf({ address })).get("voxweave_cache_bytes")).toBeGreaterThan(1_000);
  expect(await speak()).toEqual(first);
  const samples = await samplesOf({ address });
  const counts = ["hit", "shared", "miss"].map((result) => `voxweave_cache_utterances_total{result="${result}"}`);
  expect(counts.map((name) => samples.get(name))).toEqual([1, 0, 1]);
  await speaker.close();
});

test("the metrics are for this machine and for owners of keys, unless an option says otherwise", async () => {
  const keys = [{ name: "reader", sha256: createHash("sha256").update("key").digest("hex") }];
  const bearer = { authorization: "Bearer key" };
  const proxied = { "x-forwarded-for": "192.0.2.1" };
  const cases = [
    [{ metrics: "loopback" }, {}, 200],
    [{ metrics: "loopback" }, proxied, 403],
    [{ metrics: "loopback", keys }, {}, 200],
    [{ metrics: "loopback", keys }, proxied, 401],
    [{ metrics: "loopback", keys }, { ...proxied, ...bearer }, 200],
    [{ metrics: "key", keys }, {}, 401],
    [{ metrics: "key", keys }, bearer, 200],
    [{ metrics: "key" }, {}, 403],
    [{ metrics: "anyone", keys }, proxied, 200],
    [{}, bearer, 404],
  ] as const;
  for (const [options, headers, status] of cases) {
    await using rig = await openServerRig(options);
    const response = await fetch(`${rig.address}/metrics`, { headers });
    expect({ options, headers, status: response.status }).toEqual({ options, headers, status });
    await response.text();
  }
});
