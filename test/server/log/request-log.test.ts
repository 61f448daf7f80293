import { createHash } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { describeError } from "../../../src/server/log/describe-error.js";
import { FIVE } from "../../speaker/support/speak.js";
import { openServerRig } from "../support/open-server.js";

const PATH = "/v1/audio/speech";

/** Collects the lines of a log. */
function createLog(): { readonly lines: Record<string, unknown>[]; readonly stream: { write(line: string): void } } {
  const lines: Record<string, unknown>[] = [];
  return { lines, stream: { write: (line) => void lines.push(JSON.parse(line)) } };
}

test("each speech is one line, with the id of its request, and without its text and the address of its client", async () => {
  const { lines, stream } = createLog();
  await using rig = await openServerRig({ logger: { stream } });
  const input = "A secret that nobody may read.";
  const response = await rig.post(PATH, { input, response_format: "pcm" }, { headers: { "x-request-id": "mine" } });
  await response.arrayBuffer();
  await rig.post(PATH, { input, voice: "nobody" });
  await expect.poll(() => lines.filter(({ outcome }) => outcome !== undefined).length).toBe(2);
  const [done, refused] = lines.filter(({ outcome }) => outcome !== undefined);
  expect(done).toMatchObject({
    level: 30,
    reqId: "mine",
    client: "anonymous",
    transport: "http",
    format: "pcm",
    voice: "tone_mid",
    characters: input.length,
    outcome: "done",
  });
  for (const name of ["soundSeconds", "firstSoundSeconds", "seconds"]) expect(done?.[name]).toBeGreaterThan(0);
  expect(refused).toMatchObject({ waitingSeconds: 0, speakingSeconds: 0 });
  expect(refused).toMatchObject({ level: 30, outcome: "failed", code: "voice_unknown" });
  const whole = JSON.stringify(lines.filter(({ msg }) => !String(msg).startsWith("serving")));
  expect(whole).not.toContain("secret");
  expect(whole).not.toContain("127.0.0.1");
});

test("each way to ask for sound over HTTP ends as done in the log, whether its reply is whole or streamed", async () => {
  const { lines, stream } = createLog();
  await using rig = await openServerRig({ logger: { stream } });
  const elevenLabs = "/v1/text-to-speech/alloy";
  const requests: [string, object][] = [
    [PATH, { input: "Hi." }],
    [PATH, { input: "Hi.", stream: false }],
    [PATH, { input: "Hi.", stream_format: "sse" }],
    [PATH, { input: "Hi.", stream_format: "sse", stream: false }],
    ["/v1/captions", { input: "Hi." }],
    ["/v1/captions", { input: "Hi.", audio: false }],
    ...["", "/stream", "/with-timestamps", "/stream/with-timestamps"].map((end): [string, object] => [
      `${elevenLabs}${end}`,
      { text: "Hi." },
    ]),
  ];
  for (const [path, body] of requests) await (await rig.post(path, body)).arrayBuffer();
  const outcomes = (): unknown[] => lines.map(({ outcome }) => outcome).filter((outcome) => outcome !== undefined);
  await expect.poll(() => outcomes().length).toBe(requests.length);
  expect(outcomes()).toEqual(requests.map(() => "done"));
});

test("each reading of POST /v1/explain is one line, whether it is explained or refused", async () => {
  const { lines, stream } = createLog();
  await using rig = await openServerRig({ logger: { stream } });
  await rig.post("/v1/explain", { input: "A secret 世界." }, { headers: { "x-request-id": "mine" } });
  await rig.post("/v1/explain", { input: "A secret.", voice: "nobody" });
  const [done, refused] = lines.filter(({ outcome }) => outcome !== undefined);
  expect(done).toMatchObject({ level: 30, reqId: "mine", transport: "explain", characters: 12, msg: "explained" });
  expect(refused).toMatchObject({ transport: "explain", outcome: "failed", code: "voice_unknown" });
  expect(JSON.stringify(lines)).not.toMatch(/secret|世界/u);
});

test("a line has the time in which the text waited for the engine, and the time in which the engine spoke it", async () => {
  const { lines, stream } = createLog();
  const before = (): Promise<void> => sleep(30);
  await using rig = await openServerRig({ logger: { stream } }, { before });
  await (await rig.post(PATH, { input: FIVE, response_format: "pcm" })).arrayBuffer();
  await expect.poll(() => lines.some(({ outcome }) => outcome !== undefined)).toBe(true);
  const line = lines.find(({ outcome }) => outcome !== undefined);
  const [waiting, speaking, all] = ["waitingSeconds", "speakingSeconds", "seconds"].map((name) => Number(line?.[name]));
  expect(waiting).toBeGreaterThan(0.02);
  expect(speaking).toBeGreaterThan(0);
  expect((waiting ?? 0) + (speaking ?? 0)).toBeLessThanOrEqual((all ?? 0) + 0.002); // Each is rounded.
});

test("each request that is refused before it is a speech is one line, without its key and its text", async () => {
  const { lines, stream } = createLog();
  const keys = [{ name: "reader", sha256: createHash("sha256").update("right").digest("hex") }];
  await using rig = await openServerRig({ logger: { stream }, keys });
  const wrong = { headers: { authorization: "Bearer wrong-key", "x-request-id": "mine" } };
  const right = { headers: { authorization: "Bearer right" } };
  await rig.post(PATH, { input: "A secret." }, wrong);
  await rig.post(PATH, { input: "A secret.", speed: 99 }, right);
  await rig.post("/v1/text-to-speech/alloy", { text: "A secret." }, wrong);
  await rig.post("/secret?key=right", {}, right);
  await rig.post(PATH, { input: "A secret.", voice: "nobody" }, right);
  const address = rig.address.replace("http", "ws");
  for (const [path, message] of [
    ["/v1/audio/speech/stream", { type: "session.update", api_key: "wrong-key" }],
    ["/v1/text-to-speech/alloy/stream-input", { text: " ", xi_api_key: "wrong-key" }],
  ] as const) {
    const socket = new WebSocket(`${address}${path}`);
    await once(socket, "open");
    socket.send(JSON.stringify(message));
    await once(socket, "close");
  }
  const refused = lines.filter(({ msg }) => msg === "refused");
  expect(refused.map(({ route, status, code }) => [route, status, code])).toEqual([
    [PATH, 401, "invalid_api_key"],
    [PATH, 400, "invalid_value"],
    ["/v1/text-to-speech/:voice_id", 401, "invalid_api_key"],
    [undefined, 404, "not_found"],
    ["/v1/audio/speech/stream", 401, "invalid_api_key"],
    ["/v1/text-to-speech/:voice_id/stream-input", 401, "invalid_api_key"],
  ]);
  expect(refused[0]).toMatchObject({ level: 30, reqId: "mine", method: "POST" });
  expect(JSON.stringify(refused)).not.toMatch(/secret|wrong-key|right|127\.0\.0\.1/u);
});

test("a failure inside is one line with its cause, before and after the first sound, without paths of the machine", async () => {
  for (const [index, stream_format] of [
    [0, "audio"],
    [2, "audio"],
    [2, "sse"],
  ] as const) {
    const { lines, stream } = createLog();
    const failure = new Error("cannot read /home/me/model.onnx", {
      cause: new Error("disk of C:\\Users\\me\\x failed"),
    });
    const before = (_: unknown, utterance: number): Promise<void> | undefined =>
      utterance === index ? Promise.reject(failure) : undefined;
    await using rig = await openServerRig({ logger: { stream } }, { before });
    const response = await rig.post(PATH, { input: FIVE, response_format: "pcm", stream_format });
    await response.arrayBuffer().catch(() => {});
    const errors = lines.filter(({ level }) => Number(level) >= 50);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      code: "internal_error",
      err: { message: "cannot read <path>", cause: { message: "disk of <path> failed" } },
    });
    expect(JSON.stringify(errors)).not.toContain("/home");
  }
});

test("a log with details has addresses, paths and stacks", async () => {
  const { lines, stream } = createLog();
  const before = (): Promise<void> => Promise.reject(new Error("cannot read /home/me/model.onnx"));
  await using rig = await openServerRig({ logger: { stream }, logDetails: true }, { before });
  await rig.post(PATH, { input: "Hello." });
  await rig.post("/nowhere?key=secret", {});
  expect(lines.find(({ msg }) => msg === "refused")).toMatchObject({ address: "127.0.0.1", path: "/nowhere" });
  const [line] = lines.filter(({ level }) => Number(level) >= 50);
  expect(line).toMatchObject({ address: "127.0.0.1", err: { message: "cannot read /home/me/model.onnx" } });
  expect(Object(line?.["err"]).stack).toContain("request-log.test");
});

test("a failure that explains a text is logged with its cause", async () => {
  expect(describeError("a text", false)).toEqual({ type: "string", message: "a text" });
  expect(describeError(new Error("GET https://example.com/a/b failed"), false).message).toBe(
    "GET https://example.com/a/b failed",
  );
});
