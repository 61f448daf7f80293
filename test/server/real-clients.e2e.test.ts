import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { parseWav } from "../../src/audio/wav.js";
import { FIVE } from "../speaker/support/speak.js";
import { runFfmpeg } from "../support/ffmpeg.js";
import { runOpenAiClient, runSchemathesis } from "../support/server-clients/server-clients.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";
import { openServerRig } from "./support/open-server.js";
import { type ServeProcess, startServe } from "./support/serve-process.js";

const TEXT = "The quick brown fox jumps over the lazy dog.";
const FORMATS = ["mp3", "opus", "aac", "flac", "wav", "pcm"] as const;

const Report = z.object({
  formats: z.record(z.string(), z.tuple([z.boolean(), z.boolean()])),
  events: z.array(z.looseObject({ type: z.string(), words: z.array(z.object({ word: z.string() })).optional() })),
  errors: z.array(z.looseObject({ class: z.string() })),
  left: z.number(),
  together: z.array(z.boolean()),
  models: z.array(z.string()),
});

let server: ServeProcess;
let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
beforeAll(async () => {
  [server, folder] = await Promise.all([startServe(), openTemporaryFolder()]);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Decodes a file to samples at 24 kHz. */
async function decode(path: string): Promise<Float32Array> {
  const raw = path.endsWith(".pcm") ? ["-f", "s16le", "-ar", "24000", "-ac", "1"] : [];
  await runFfmpeg([...raw, "-i", path, "-ar", "24000", "-y", `${path}.wav`]);
  return parseWav(await readFile(`${path}.wav`)).samples;
}

async function activeRequests(): Promise<unknown> {
  return (await (await fetch(`${server.address}/health/ready`)).json()) as unknown;
}

describe("a running server and OpenAI's clients", () => {
  test("the client in TypeScript gets each format, and ffmpeg decodes as much sound as was spoken", async () => {
    const client = new OpenAI({ baseURL: `${server.address}/v1`, apiKey: "any" });
    const request = { model: "tts-1", voice: "alloy", input: TEXT };
    const pcm = await client.audio.speech.create({ ...request, response_format: "pcm" });
    const spoken = (await pcm.arrayBuffer()).byteLength / 2;
    for (const response_format of FORMATS) {
      const response = await client.audio.speech.create({ ...request, response_format });
      const path = join(folder.path, `typescript.${response_format}`);
      await writeFile(path, Buffer.from(await response.arrayBuffer()));
      const extra = (await decode(path)).length - spoken;
      const isExact = !["mp3", "aac"].includes(response_format);
      const delay = Math.round(Number(response.headers.get("x-voxweave-delay-seconds") ?? 0) * 24_000);
      expect(extra - delay, response_format).toBeGreaterThanOrEqual(0);
      expect(extra - delay, response_format).toBeLessThanOrEqual(isExact ? 0 : 3 * 1_152);
    }
  });

  test("the client in Python gets each format and mode, and its own classes of errors", async () => {
    const report = Report.parse(await runOpenAiClient("modes", `${server.address}/v1`, folder.path));
    expect(report.formats).toEqual(Object.fromEntries(FORMATS.map((format) => [format, [true, true]])));
    const words = report.events.flatMap(({ words: some = [] }) => some.map(({ word }) => word));
    expect(words.join(" ")).toBe(TEXT.replace(".", ""));
    expect(report.events.at(-1)).toMatchObject({
      type: "speech.audio.done",
      usage: { input_tokens: TEXT.length },
      unspoken: [],
    });
    const all = { hasId: true, type: "invalid_request_error", class: "BadRequestError", status_code: 400 };
    expect(report.errors).toMatchObject([
      { ...all, param: "voice", code: "voice_unknown" },
      { ...all, param: "input", code: "invalid_value" },
      { ...all, param: "speed", code: "invalid_value" },
      { ...all, class: "NotFoundError", status_code: 404, type: "not_found_error", code: "model_not_found" },
    ]);
    expect(report.left).toBeGreaterThan(0);
    expect(report.together).toEqual([true, true, true]);
    expect(report.models).toContain("tts-1");
    await expect.poll(activeRequests, { timeout: 30_000 }).toMatchObject({ active: 0 });
  });

  test("Whisper hears the text in the Opus that the client in Python has written", async () => {
    using whisper = await openWhisper();
    await decode(join(folder.path, "speech.opus"));
    const heard = await whisper.transcribe(join(folder.path, "speech.opus.wav"));
    expect(wordErrorRate(TEXT, heard)).toBeLessThan(0.15); // Whisper may mishear one word, by the processor.
  });

  test("the client in Python tries again after 429, and succeeds", async () => {
    const statuses: (number | undefined)[] = [];
    const observers = [
      {
        onEnd: ({ error }: { error?: { failure: { status: number } } | undefined }) =>
          void statuses.push(error?.failure.status),
      },
    ];
    await using rig = await openServerRig({ limits: { concurrency: 1 }, observers });
    // It takes the only place until its body is cancelled. A response that nothing refers to would be cancelled at some time.
    const first = await rig.post("/v1/audio/speech", { input: FIVE.repeat(50), response_format: "wav" });
    const call = runOpenAiClient("retry", `${rig.address}/v1`);
    await expect.poll(() => statuses, { timeout: 60_000 }).toContain(429);
    await first.body?.cancel();
    const { status, retries } = (await call) as { status: number; retries: number };
    expect(status).toBe(200);
    expect(retries).toBeGreaterThan(0);
  });
});

test("schemathesis finds no fault of the server, and no reply that its document does not describe", async () => {
  await using tone = await startServe(["--engine", "tone"]);
  const { code, stdout } = await runSchemathesis(tone.address, 3);
  expect(stdout.toString()).toMatch(/Tested: +1\d/u);
  expect(code, stdout.toString()).toBe(0);
  expect(await (await fetch(`${tone.address}/health/ready`)).json()).toMatchObject({ status: "ready", active: 0 });
});
