import { once } from "node:events";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { settle } from "../speaker/support/speak.js";
import { openServerRig } from "./support/open-server.js";

const PATH = "/v1/audio/speech";
const BODY = JSON.stringify({ input: "Hello.", response_format: "wav", stream: false });
const HEAD = `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n`;
const LIST = "GET /v1/models HTTP/1.1\r\nHost: localhost\r\n";

/** Sends parts of bytes over one connection. Resolves with all that comes until the server closes it. */
async function exchange(address: string, ...parts: string[]): Promise<string> {
  const socket = connect(Number(new URL(address).port), "127.0.0.1");
  const reply = buffer(socket);
  for (const part of parts) {
    socket.write(part, "latin1");
    await settle();
  }
  return (await reply).toString("latin1");
}

function statusesOf(reply: string): string[] {
  return [...reply.matchAll(/HTTP\/1\.1 (\d+) /gu)].map(([, status = ""]) => status);
}

describe("a request with the header upgrade", () => {
  const h2c = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";

  test("is answered as if it had none, and its connection goes on", async () => {
    await using rig = await openServerRig();
    const reply = await exchange(rig.address, `${HEAD}${h2c}\r\n${BODY}${LIST}Connection: close\r\n\r\n`);
    expect(statusesOf(reply)).toEqual(["200", "200"]);
    expect(reply).toContain("RIFF");
    expect(rig.engine.utterances).toHaveLength(1);
  });

  test("is answered although its body comes later", async () => {
    await using rig = await openServerRig();
    const end = `${LIST}Connection: close\r\n\r\n`;
    const reply = await exchange(rig.address, `${HEAD}${h2c}\r\n`, BODY.slice(0, 9), `${BODY.slice(9)}${end}`);
    expect(statusesOf(reply)).toEqual(["200", "200"]);
  });

  test("that asks for a WebSocket opens one, also if its name has capitals", async () => {
    await using rig = await openServerRig();
    const socket = new WebSocket(`${rig.address.replace("http", "ws")}/v1/audio/speech/stream`, {
      headers: { upgrade: "WebSocket" },
    });
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    socket.terminate();
  });
});

test("requests that come before the reply to the first one are answered in their order", async () => {
  await using rig = await openServerRig();
  const reply = await exchange(rig.address, `${HEAD}\r\n${BODY}${LIST}\r\n${HEAD}Connection: close\r\n\r\n${BODY}`);
  expect(statusesOf(reply)).toEqual(["200", "200", "200"]);
  expect(reply.indexOf("RIFF")).toBeLessThan(reply.indexOf('"object":"list"'));
});

test("a client that expects 100 Continue sends its body after it", async () => {
  await using rig = await openServerRig();
  const reply = await exchange(rig.address, `${HEAD}Expect: 100-continue\r\nConnection: close\r\n\r\n`, BODY);
  expect(statusesOf(reply)).toEqual(["100", "200"]);
});

test("a body that is compressed is refused with what to send", async () => {
  await using rig = await openServerRig();
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const response = await fetch(`${rig.address}${PATH}`, { method: "POST", headers, body: gzipSync(BODY) });
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({
    error: { message: "send the body as it is, without content-encoding: gzip", code: "unsupported_content_encoding" },
  });
});

test("OPTIONS without an origin is answered, and allows no other site", async () => {
  await using rig = await openServerRig();
  const response = await fetch(`${rig.address}${PATH}`, { method: "OPTIONS" });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test("a client of HTTP/1.0 needs no header Host", async () => {
  await using rig = await openServerRig();
  expect(statusesOf(await exchange(rig.address, "GET /v1/models HTTP/1.0\r\n\r\n"))).toEqual(["200"]);
});

test.each(["NONSENSE / HTTP/1.1\r\n\r\n", `GET /${"a".repeat(99_999)}`])(
  "a client that does not speak HTTP and never closes its connection loses it",
  async (bytes) => {
    await using rig = await openServerRig();
    const socket = connect({ port: Number(new URL(rig.address).port), host: "127.0.0.1", allowHalfOpen: true });
    socket.on("error", () => {});
    socket.write(bytes);
    const count = (): Promise<number> =>
      new Promise((resolve) => rig.server.app.server.getConnections((_error, open) => resolve(open)));
    let reply = "";
    socket.on("data", (part: Buffer) => {
      reply += part.toString("latin1");
    });
    await once(socket, "end"); // The server has closed its half.
    expect(reply).toMatch(/^HTTP\/1\.1 4\d\d .*"error"/su);
    await expect.poll(count, { timeout: 10_000 }).toBe(0);
    socket.destroy();
  },
);
