import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { createServer } from "../../src/server/server.js";
import { FIVE, openRig, settle } from "../speaker/support/speak.js";
import { openServerRig } from "./support/open-server.js";

const PATH = "/v1/audio/speech";
const LONG = FIVE.repeat(80);

/** An engine that never finishes its third utterance. */
const stuck = {
  before: (_: unknown, index: number, signal: AbortSignal | undefined): Promise<void> | undefined =>
    index < 2
      ? undefined
      : new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
};

async function read(response: Response): Promise<string> {
  let text = "";
  try {
    for await (const part of response.body ?? []) text += Buffer.from(part).toString("latin1");
  } catch {
    return `${text}[broken]`;
  }
  return text;
}

describe("a server that stops", () => {
  test("a speech that does not end within the grace time is broken off, with an event where there is one", async () => {
    for (const stream_format of ["sse", "audio"]) {
      await using rig = await openServerRig({ graceSeconds: 0.05 }, stuck);
      const response = await rig.post(PATH, { input: FIVE, response_format: "pcm", stream_format });
      const text = read(response);
      await rig.server.close();
      expect(await text).toMatch(/\[broken\]$/u);
      if (stream_format === "sse") expect(await text).toContain('"code":"stopping"');
    }
  });

  test("a client that reads nothing does not hold the server longer than the grace time", async () => {
    await using rig = await openServerRig({ graceSeconds: 0.05 });
    const { port } = new URL(rig.address);
    const bodies = ["audio", "sse"].map((stream_format) =>
      JSON.stringify({ input: LONG, response_format: "wav", stream_format }),
    );
    const sockets = bodies.map((body) => {
      const socket = connect(Number(port), "127.0.0.1").pause();
      socket.on("error", () => {});
      socket.write(
        `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      return socket;
    });
    const whole = rig.post(PATH, { input: LONG, response_format: "wav", stream: false }).catch(() => {});
    await expect.poll(async () => (await health(rig.address)).active, { timeout: 10_000 }).toBe(3);
    await rig.server.close();
    expect(rig.engine.running).toBe(0);
    for (const socket of sockets) socket.destroy();
    await whole;
  });

  test("a server that stops refuses connections at once, and requests on a connection that it had", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using rig = await openServerRig({}, { before: (_, index) => (index === 1 ? held : undefined) });
    const { port } = new URL(rig.address);
    const socket = connect(Number(port), "127.0.0.1");
    let heard = "";
    socket.on("data", (part) => {
      heard += part.toString("latin1");
    });
    const speaking = await rig.post(PATH, { input: FIVE, response_format: "pcm" });
    // The first request stays open on its connection, so that the connection is kept; its rest comes after the stop.
    socket.write("GET /v1/models HTTP/1.1\r\nhost: localhost\r\n");
    await settle();
    const closing = rig.server.close();
    await expect(fetch(`${rig.address}/v1/models`)).rejects.toThrow();
    socket.write("\r\n");
    await expect.poll(() => heard).toContain('"code":"stopping"');
    expect(heard).toMatch(/^HTTP\/1\.1 503 /u);
    expect(heard).toMatch(/retry-after-ms: 1000/iu);
    release();
    expect(await read(speaking)).not.toContain("[broken]");
    await closing;
  });
});

describe("GET /health/ready", () => {
  test("a server that warms up is ready when its engine has spoken, and alive before", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using rig = await openServerRig({ warmUp: true }, { before: () => held });
    expect((await fetch(`${rig.address}/health/live`)).status).toBe(200);
    expect(await health(rig.address)).toMatchObject({ code: 503, status: "starting" });
    release();
    await expect.poll(() => health(rig.address)).toMatchObject({ code: 200, status: "ready" });
  });

  test("a failed warm-up is tried again", async () => {
    const before = (_: unknown, index: number): Promise<void> | undefined =>
      index === 0 ? Promise.reject(new Error("out of tune")) : undefined;
    await using rig = await openServerRig({ warmUp: true }, { before });
    await expect.poll(() => health(rig.address), { timeout: 10_000 }).toMatchObject({ status: "ready" });
    expect(rig.engine.utterances.length).toBe(2);
  });

  test("a server that stops is alive and not ready until its end", async () => {
    const { speaker } = openRig();
    const server = await createServer({ speaker });
    const closing = server.close();
    const ready = await server.app.inject("/health/ready");
    expect([ready.statusCode, ready.json().status]).toEqual([503, "stopping"]);
    expect((await server.app.inject("/health/live")).statusCode).toBe(200);
    await closing;
    await speaker.close();
  });
});

async function health(address: string): Promise<{ code: number; status: string; active: number }> {
  const response = await fetch(`${address}/health/ready`);
  return { code: response.status, ...((await response.json()) as { status: string; active: number }) };
}
