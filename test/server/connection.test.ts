import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { openConnection } from "../../src/server/websocket/connection.js";
import { createHeartbeat, keepAlive } from "../../src/server/websocket/keep-alive.js";
import { settle } from "../speaker/support/speak.js";
import { openServerRig, type ServerRig } from "./support/open-server.js";
import { connectSocket, type SocketClient } from "./support/socket-client.js";

/** Opens both ends of a WebSocket. */
async function openPair(autoPong = true): Promise<{ server: WebSocket; client: WebSocket } & AsyncDisposable> {
  const listener = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`, { autoPong });
  const [[server]] = await Promise.all([once(listener, "connection"), once(client, "open")]);
  return {
    server,
    client,
    async [Symbol.asyncDispose]() {
      client.terminate();
      server.terminate();
      listener.close();
      await once(listener, "close");
    },
  };
}

const quiet = { onMessage: () => {}, onIdle: () => {}, idleSeconds: () => 60, pingSeconds: 60 };

describe("openConnection", () => {
  test("a message resolves when the system has taken it, so that a client that does not read stops the sender", async () => {
    await using pair = await openPair();
    const connection = openConnection(pair.server, quiet);
    pair.client.pause();
    let sent = 0;
    let received = 0;
    pair.client.on("message", () => (received += 1));
    const send = async (): Promise<void> => {
      for (; sent < 100; sent += 1) await connection.send(new Uint8Array(1024 * 1024));
    };
    const all = send();
    await settle();
    await settle();
    expect(sent).toBeLessThan(50);
    expect(pair.server.bufferedAmount).toBeLessThan(2 * 1024 * 1024);
    pair.client.resume();
    await all;
    await expect.poll(() => received).toBe(100);
  });

  test("a client that sends and does not read the answers is dropped", async () => {
    await using pair = await openPair();
    const connection = openConnection(pair.server, quiet);
    pair.client.pause();
    for (let count = 0; count < 60; count += 1) connection.send(new Uint8Array(1024 * 1024)).catch(() => {});
    await expect.poll(() => connection.left.aborted).toBe(true);
    expect(pair.server.readyState).toBe(WebSocket.CLOSED);
  });

  test("a connection without messages reports that it is idle, again and again", async () => {
    await using pair = await openPair();
    let times = 0;
    openConnection(pair.server, { ...quiet, onIdle: () => (times += 1), idleSeconds: () => 0.01 });
    await expect.poll(() => times).toBeGreaterThan(2);
  });
});

describe("the limits of WebSockets", () => {
  const open = (rig: ServerRig): Promise<SocketClient> => connectSocket(`${rig.address}/v1/audio/speech/stream`);

  test("a server closes a connection without messages, and refuses a context too many, by its own limits", async () => {
    await using rig = await openServerRig({ sockets: { idleSeconds: 1, mostContexts: 1 } });
    await using client = await open(rig);
    for (const context_id of ["a", "b"]) client.send({ type: "input_text.append", text: "It waits", context_id });
    expect(await client.until({ type: "error" })).toMatchObject({ error: { code: "too_many_contexts" } });
    expect(await client.closed).toEqual({ code: 1011, reason: "idle" });
  });

  test("a client that answers no ping of a server is dropped after the time of its limits", async () => {
    await using rig = await openServerRig({ sockets: { pingSeconds: 1 } });
    await using client = await connectSocket(`${rig.address}/v1/audio/speech/stream`, { autoPong: false });
    expect(await client.closed).toMatchObject({ code: 1006 });
  });

  test.each([
    [{ idleSeconds: 0 }, "sockets.idleSeconds must be 1 to 2147483, got 0"],
    [{ pingSeconds: 1e9 }, "sockets.pingSeconds must be 1 to 2147483, got 1000000000"],
    [{ mostContexts: 1.5 }, "sockets.mostContexts must be a whole number, got 1.5"],
  ])("limits of %j are refused with the rule", async (sockets, message) => {
    await expect(openServerRig({ sockets })).rejects.toThrow(message);
  });
});

describe("keepAlive", () => {
  test("a client that answers each ping stays", async () => {
    await using pair = await openPair();
    const beat = createHeartbeat(pair.server);
    for (let count = 0; count < 3; count += 1) {
      const answered = once(pair.server, "pong");
      beat();
      await answered;
    }
    expect(pair.server.readyState).toBe(WebSocket.OPEN);
  });

  test("a client that does not answer a ping is dropped before the next one", async () => {
    await using pair = await openPair(false);
    let pings = 0;
    pair.client.on("ping", () => (pings += 1));
    keepAlive(pair.server, 20);
    await Promise.all([once(pair.server, "close"), once(pair.client, "close")]);
    expect(pings).toBe(1);
  });

  test("a client that has sent a message needs no answer to the ping before", async () => {
    await using pair = await openPair(false);
    const beat = createHeartbeat(pair.server);
    const pinged = once(pair.client, "ping");
    beat();
    await pinged;
    const received = once(pair.server, "message");
    pair.client.send("{}");
    await received;
    beat();
    expect(pair.server.readyState).toBe(WebSocket.OPEN);
  });
});
