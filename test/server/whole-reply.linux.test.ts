import { once } from "node:events";
import { readdirSync, readlinkSync } from "node:fs";
import { request } from "node:http";
import fastify from "fastify";
import { describe, expect, test, vi } from "vitest";
import { openReplySound, sendParts } from "../../src/server/http/whole-reply.js";
import { FIVE, openRig } from "../speaker/support/speak.js";
import { openServerRig, type ServerRig } from "./support/open-server.js";

/** Long enough that its WAV file exceeds the memory that a reply may use. */
const LONG = FIVE.repeat(2).slice(0, 1_300);

/** Returns the number of files without a name that this process keeps sounds in. */
function spoolsInUse(): number {
  return readdirSync("/proc/self/fd").filter((fd) => /\.voxweave-[\da-f]{32}\.part \(deleted\)$/u.test(linkOf(fd)))
    .length;
}

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return ""; // It was that of readdir.
  }
}

/** Asks for a sound, and leaves in the middle of the reply or before it. */
async function askAndLeave({ address }: Pick<ServerRig, "address">, path: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const asked = request(`${address}${path}`, { method: "POST", headers });
  asked.on("error", () => {});
  asked.end(JSON.stringify(body));
  await expect.poll(spoolsInUse, { timeout: 30_000, interval: 5 }).toBe(1);
  asked.destroy();
}

describe("a reply with a whole sound that is longer than its part of the memory", () => {
  test("the sound has its length and the bytes of the speaker, and its file is freed", async () => {
    await using rig = await openServerRig();
    const response = await rig.post("/v1/audio/speech", { input: LONG, response_format: "wav", stream: false });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
    const spoken = await openRig().speaker.speak(LONG, { sampleRate: 24_000, cuts: "early" });
    expect(bytes.length).toBeGreaterThan(4 * 1024 * 1024);
    expect(bytes.equals(await spoken.encode("wav"))).toBe(true);
    await expect.poll(spoolsInUse).toBe(0);
  });

  test("the JSON of captions and of ElevenLabs has the same sound in base64", async () => {
    await using rig = await openServerRig();
    const captions = await rig.post("/v1/captions", { input: LONG, response_format: "wav" });
    const { audio, words } = (await captions.json()) as { audio: string; words: object[] };
    const spoken = await openRig().speaker.speak(LONG, { sampleRate: 24_000 });
    expect(Buffer.from(audio, "base64").equals(await spoken.encode("wav"))).toBe(true);
    expect(words.length).toBe(spoken.words.length);
    const timed = await rig.post("/v1/text-to-speech/alloy/with-timestamps?output_format=pcm_24000", { text: LONG });
    const { audio_base64, alignment } = (await timed.json()) as { audio_base64: string; alignment: object };
    expect(audio_base64.length).toBeGreaterThan(5 * 1024 * 1024);
    expect(alignment).toMatchObject({ characters: [...LONG] });
    await expect.poll(spoolsInUse).toBe(0);
  });

  test.each([
    ["while it is spoken", "/v1/audio/speech", { input: LONG.repeat(20), response_format: "wav", stream: false }],
    ["before it has read the sound", "/v1/audio/speech", { input: LONG, response_format: "wav", stream: false }],
    ["before it has read the captions", "/v1/captions", { input: LONG, response_format: "wav" }],
  ])("a client that leaves %s leaves no file", async (_, path, body) => {
    await using rig = await openServerRig();
    await askAndLeave(rig, path, body);
    await expect.poll(spoolsInUse, { timeout: 30_000 }).toBe(0);
    await expect
      .poll(async () => (await fetch(`${rig.address}/health/ready`)).json(), { timeout: 30_000 })
      .toMatchObject({ active: 0 });
  });

  test("a speech whose sound cannot be kept is a failure in the log, and the client gets status 500", async () => {
    const lines: string[] = [];
    const logger = { stream: { write: (line: string) => void lines.push(line) } };
    await using rig = await openServerRig({ logger });
    vi.stubEnv("TMPDIR", "/proc/no-such-folder");
    try {
      const reply = await rig.post("/v1/audio/speech", { input: LONG, response_format: "wav", stream: false });
      expect(reply.status).toBe(500);
      expect(await reply.json()).toMatchObject({ error: { code: "file_unwritable" } });
    } finally {
      vi.unstubAllEnvs();
    }
    const ended = lines.map((line) => JSON.parse(line)).filter(({ outcome }) => outcome !== undefined);
    expect(ended).toMatchObject([{ outcome: "failed", code: "file_unwritable", level: 50 }]);
  });

  test("a client that stays and does not read loses its connection, and its file is freed", async () => {
    await using app = fastify({ forceCloseConnections: true });
    app.get("/", async (_request, reply) => {
      const sound = openReplySound(reply);
      for (let count = 0; count < 64; count += 1) await sound.append(Buffer.alloc(1024 * 1024));
      return sendParts(reply, { type: "audio/wav", length: sound.length, parts: sound.read(), stalledMs: 500 });
    });
    const asked = request(await app.listen({ port: 0 })).end();
    const [response] = await once(asked, "response");
    expect(spoolsInUse()).toBe(1);
    response.on("error", () => {});
    await expect.poll(spoolsInUse, { timeout: 30_000 }).toBe(0);
    response.destroy();
  });
});
