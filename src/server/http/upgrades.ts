import { type IncomingHttpHeaders, type IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { ZodApp } from "./route-context.js";

/** Returns whether a request asks for a WebSocket. */
export function asksForWebSocket({ upgrade }: IncomingHttpHeaders): boolean {
  return upgrade?.toLowerCase() === "websocket";
}

/**
 * Returns a server that never listens and has only those upgrades of an app that ask for a WebSocket. Other requests with the header
 * `upgrade` are answered as if they had none (RFC 9110, section 7.8): Java's HTTP client sends `upgrade: h2c` with its first one.
 */
export function webSocketUpgradesOf(app: ZodApp): Server {
  const upgrades = new Server();
  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (asksForWebSocket(request.headers)) return upgrades.emit("upgrade", request, socket, head);
    // Node stopped to parse the connection at the upgrade. It starts again with the request without that header.
    socket.unshift(Buffer.concat([headOf(request), head]));
    return app.server.emit("connection", socket);
  });
  return upgrades;
}

/** Returns the head of a request as its client sent it, without the header `upgrade`. */
function headOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== "upgrade") lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}
