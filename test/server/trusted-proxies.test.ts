import { once } from "node:events";
import { createServer as createHttpServer, request as forward, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createServer } from "../../src/server/server.js";
import { openRig } from "../speaker/support/speak.js";
import { openServerRig, type ServerRig } from "./support/open-server.js";
import { connectSocket } from "./support/socket-client.js";

const limits = { requestsPerMinute: 1 };

/** Sends a request for speech that says which client it is from, and returns the status of the reply. */
async function speakFor(rig: Pick<ServerRig, "post">, client: string): Promise<number> {
  const headers = { "x-forwarded-for": client };
  return (await rig.post("/v1/audio/speech", { input: "Hi.", response_format: "pcm" }, { headers })).status;
}

/** Opens a proxy that adds the addresses of its clients to `x-forwarded-for`, as nginx does. */
async function openProxy(target: string): Promise<{ readonly address: string } & AsyncDisposable> {
  const { hostname, port } = new URL(target);
  const proxy: Server = createHttpServer((incoming, outgoing) => {
    const clients = [incoming.headers["x-forwarded-for"], incoming.socket.remoteAddress].filter(Boolean).join(", ");
    const headers = { ...incoming.headers, "x-forwarded-for": clients };
    const { method, url: path } = incoming;
    const passed = forward({ hostname, port, method, path, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    incoming.pipe(passed);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, "close");
    },
  };
}

describe("a server behind a proxy", () => {
  test("each client of a trusted proxy has the limits of its own address", async () => {
    await using rig = await openServerRig({ limits, trustProxy: ["127.0.0.1"] });
    expect(await speakFor(rig, "192.0.2.1")).toBe(200);
    expect(await speakFor(rig, "192.0.2.2")).toBe(200);
    expect(await speakFor(rig, "192.0.2.1")).toBe(429);
    expect(await speakFor(rig, "2001:db8::1")).toBe(200);
  });

  test("a client cannot forge its address, because the proxies add those that they see", async () => {
    await using rig = await openServerRig({ limits, trustProxy: ["127.0.0.0/8", "10.0.0.0/8"] });
    expect(await speakFor(rig, "203.0.113.1, 192.0.2.1, 10.1.2.3")).toBe(200);
    expect(await speakFor(rig, "203.0.113.2, 192.0.2.1, 10.1.2.3")).toBe(429);
  });

  test("a client has one address, whatever port the proxies write behind it", async () => {
    await using rig = await openServerRig({ limits, trustProxy: ["127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48"] });
    expect(await speakFor(rig, "192.0.2.1:5678")).toBe(200);
    expect(await speakFor(rig, "192.0.2.1:5679")).toBe(429);
    expect(await speakFor(rig, "203.0.113.1, 192.0.2.1, 10.1.2.3:443, [2001:db8:1::7]:80")).toBe(429);
    expect(await speakFor(rig, "[2001:db8::1]:80")).toBe(200);
    expect(await speakFor(rig, "[2001:db8::1]:81")).toBe(429);
    expect(await speakFor(rig, "2001:db8::1")).toBe(429);
  });

  test("the header of a sender that is not trusted has no effect", async () => {
    for (const trustProxy of [[], ["10.0.0.0/8"]]) {
      await using rig = await openServerRig({ limits, trustProxy });
      expect(await speakFor(rig, "192.0.2.1")).toBe(200);
      expect(await speakFor(rig, "192.0.2.2")).toBe(429);
    }
  });

  test("a proxy that runs between the client and the server names the client", async () => {
    await using rig = await openServerRig({ limits, trustProxy: ["127.0.0.1"] });
    await using proxy = await openProxy(rig.address);
    const post: ServerRig["post"] = (path, body, { headers } = {}) =>
      fetch(`${proxy.address}${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
      });
    // To the proxy, this client is 127.0.0.1, which is trusted too: it stands for a second proxy.
    expect(await speakFor({ post }, "192.0.2.1")).toBe(200);
    expect(await speakFor({ post }, "192.0.2.1")).toBe(429);
    expect(await speakFor({ post }, "192.0.2.2")).toBe(200);
  });

  test("a WebSocket counts for the client behind the proxy", async () => {
    await using rig = await openServerRig({ limits, trustProxy: ["127.0.0.1"] });
    const speak = async (client: string, type: string): Promise<void> => {
      const headers = { "x-forwarded-for": client };
      await using socket = await connectSocket(`${rig.address}/v1/audio/speech/stream`, { headers });
      socket.send({ type: "input_text.append", text: "Hi." }, { type: "input_text.end" });
      await socket.until({ type });
    };
    await speak("192.0.2.1", "speech.audio.done");
    await speak("192.0.2.1", "speech.audio.error");
    await speak("192.0.2.2", "speech.audio.done");
  });

  test("a forwarded host is not a name of the server, even if a trusted proxy sends it", async () => {
    await using rig = await openServerRig({ trustProxy: ["127.0.0.1"] });
    const headers = { host: "evil.example.com", "x-forwarded-host": "localhost" };
    expect((await rig.server.app.inject({ url: "/v1/models", headers })).statusCode).toBe(421);
  });

  test.each(["localhost", "10.0.0.0/0", "10.0.0.0/33", "::/129", "10.0.0", "*", ""])(
    "the address %j of a proxy is refused with the rule",
    async (address) => {
      const { speaker } = openRig();
      await expect(createServer({ speaker, trustProxy: ["::1", address] })).rejects.toThrow(
        `trustProxy[1] must be an IP address or a range of them, such as 10.0.0.5 or 10.0.0.0/8, got "${address}"`,
      );
      await speaker.close();
    },
  );
});
