import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import fastify from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { describe, expect, test } from "vitest";
import { type HalfClosedTimes, keepHalfClosed } from "../../src/server/http/half-closed.js";
import { createServer } from "../../src/server/server.js";
import { openRig } from "../speaker/support/speak.js";
import { expectNothingLeft } from "./support/nothing-left.js";
import { openServerRig } from "./support/open-server.js";
import { stuck } from "./support/stuck.js";

const INPUT = "Hello, world. It goes on.";
const CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

interface RawRequest {
  readonly path: string;
  readonly body: object;
  /** @default "1.1" */
  readonly version?: string;
}

/** Sends a request over a connection of its own, which stays open. */
function send(address: string, { path, body, version = "1.1" }: RawRequest): Socket {
  const { port, hostname } = new URL(address);
  const socket = connect({ port: Number(port), host: hostname.replace(/[[\]]/gu, "") });
  socket.on("error", () => {}); // A server may break the connection.
  const text = JSON.stringify(body);
  socket.write(`POST ${path} HTTP/${version}\r\nHost: localhost\r\nContent-Type: application/json\r\n`);
  socket.write(`Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`);
  return socket;
}

const MODES: readonly (readonly [mode: string, request: RawRequest])[] = [
  ["sound", { path: "/v1/audio/speech", body: { input: INPUT } }],
  ["a whole file", { path: "/v1/audio/speech", body: { input: INPUT, stream: false } }],
  ["events", { path: "/v1/audio/speech", body: { input: INPUT, stream_format: "sse" } }],
  ["captions", { path: "/v1/captions", body: { input: INPUT } }],
  ["a reading", { path: "/v1/explain", body: { input: INPUT } }],
  ["ElevenLabs' stream", { path: "/v1/text-to-speech/alloy/stream", body: { text: INPUT } }],
  ["an error", { path: "/v1/audio/speech", body: {} }],
];

/** Returns a reply without the lines that differ from one request to the next. */
function timeless(reply: Buffer): string {
  return reply
    .toString("latin1")
    .replaceAll(CONTINUE, "")
    .replaceAll(/^(?:date|x-request-id|request-id): .*\r\n/gimu, "");
}

describe.each(["1.0", "1.1"])("a client of HTTP/%s that closes its half of the connection", (version) => {
  test.each(MODES)("gets the same reply as others when it asks for %s", async (_, request) => {
    await using rig = await openServerRig();
    const whole = await buffer(send(rig.address, { ...request, version }));
    const socket = send(rig.address, { ...request, version });
    socket.end();
    expect(timeless(await buffer(socket))).toBe(timeless(whole));
    expect(whole.length).toBeGreaterThan(100);
    await expectNothingLeft(rig);
  });
});

describe("a client that closes its half of the connection", () => {
  test.each(MODES.slice(0, 4))("is asked whether it waits while %s is being made", async (_, request) => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using rig = await openServerRig({}, { before: () => held });
    const socket = send(rig.address, request);
    socket.end();
    const parts: Buffer[] = [];
    socket.on("data", (part: Buffer) => {
      parts.push(part);
      release();
    });
    await once(socket, "close");
    const reply = Buffer.concat(parts).toString("latin1");
    expect(reply.startsWith(CONTINUE)).toBe(true);
    expect(reply.replaceAll(CONTINUE, "")).toMatch(/^HTTP\/1\.1 200 OK\r\n/u);
  });

  test.each(MODES.slice(0, 4))("and leaves later frees the engine that makes %s", async (_, request) => {
    await using rig = await openServerRig({}, stuck);
    const socket = send(rig.address, request);
    socket.end();
    await once(socket, "data");
    socket.destroy();
    await expectNothingLeft(rig);
  });

  test("gets no reply from a server of somebody else that closes the other half too", async () => {
    const { speaker } = openRig();
    await using server = await createServer({ speaker });
    const own = createHttpServer(server.handle).listen(0, "127.0.0.1");
    await once(own, "listening");
    const socket = send(`http://127.0.0.1:${(own.address() as AddressInfo).port}`, {
      path: "/v1/audio/speech",
      body: { input: INPUT },
    });
    socket.end();
    expect(await buffer(socket)).toHaveLength(0);
    own.close();
  });
});

test.each(MODES.slice(0, 4))("a client that leaves before %s begins is no failure in the log", async (_, request) => {
  const lines: { level: number; outcome?: string }[] = [];
  const logger = { stream: { write: (line: string) => void lines.push(JSON.parse(line)) } };
  await using rig = await openServerRig({ logger }, stuck);
  const socket = send(rig.address, request);
  await expect.poll(() => rig.engine.running).toBe(1);
  socket.destroy();
  await expectNothingLeft(rig);
  expect(lines.flatMap(({ outcome = [] }) => outcome)).toEqual(["left"]);
  expect(lines.filter(({ level }) => level > 30)).toEqual([]);
});

describe("keepHalfClosed", () => {
  /** Opens an app that begins its reply and does not end it, or does not even begin. */
  async function openApp(times: HalfClosedTimes, begins: boolean) {
    const app = fastify({ forceCloseConnections: true }).withTypeProvider<ZodTypeProvider>();
    keepHalfClosed(app, times);
    let closed = (): void => {};
    const left = new Promise<void>((resolve) => {
      closed = resolve;
    });
    app.post("/", (_request, reply) => {
      reply.hijack();
      reply.raw.once("close", closed);
      if (begins) reply.raw.write("It begins.");
    });
    await app.listen({ host: "localhost", port: 0 });
    const addresses = app.addresses().map((address) => {
      if (typeof address === "string") throw new TypeError(`${address} is no address of TCP`);
      return `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
    });
    return { addresses, left, [Symbol.asyncDispose]: () => app.close() };
  }

  test("a client that ends its half long after its request, in the middle of its reply, has left", async () => {
    await using app = await openApp({ lateMs: -1 }, true);
    const socket = send(app.addresses[0] ?? "", { path: "/", body: {} });
    await once(socket, "data");
    socket.end();
    await app.left;
  });

  test("a client of HTTP/1.0, which nobody can ask, has left if its reply does not begin in time", async () => {
    await using app = await openApp({ unaskedMs: 20 }, false);
    const socket = send(app.addresses[0] ?? "", { path: "/", body: {}, version: "1.0" });
    socket.end();
    expect(await buffer(socket)).toHaveLength(0);
    await app.left;
  });

  test("every address of a server on localhost keeps the connection", async () => {
    await using app = await openApp({}, false);
    for (const address of app.addresses) {
      const socket = send(address, { path: "/", body: {} });
      socket.end();
      const [part] = (await once(socket, "data")) as [Buffer];
      expect(part.toString()).toBe(CONTINUE);
      socket.destroy();
    }
  });
});
