import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Answers one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer extends AsyncDisposable {
  /** Such as `"http://127.0.0.1:40000"`. */
  readonly endpoint: string;
  /** Requests so far, oldest first. */
  readonly requests: readonly { url: string; range: string | undefined; authorization: string | undefined }[];
  /** Connections so far. */
  connections(): number;
}

/** Opens a server on loopback. The nth request gets the nth answer, and later requests get the last answer. */
export async function openServer(...answers: readonly [Answer, ...Answer[]]): Promise<TestServer> {
  const requests: { url: string; range: string | undefined; authorization: string | undefined }[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? answers[0];
    const { range, authorization } = request.headers;
    requests.push({ url: request.url ?? "", range, authorization });
    answer(request, response);
  });
  server.on("connection", () => {
    connections += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Sends the whole file, or the requested range. */
export function serving(bytes: Uint8Array): Answer {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    head(response, bytes, from).end(bytes.subarray(from));
  };
}

/** Sends the requested range, but breaks the connection after `count` bytes. */
export function cuttingAfter(count: number, bytes: Uint8Array): Answer {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    head(response, bytes, from).write(bytes.subarray(from, from + count), () => {
      setTimeout(() => response.destroy(), 50); // Lets the written bytes arrive before the break.
    });
  };
}

/** Sends the whole file for any range. */
export function ignoringRange(bytes: Uint8Array): Answer {
  return (_, response) => void head(response, bytes, 0).end(bytes);
}

/** Sends the file in `pieces`, one each `pauseMs`. */
export function dripping(bytes: Uint8Array, pieces: number, pauseMs: number): Answer {
  return async (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const size = Math.ceil((bytes.length - from) / pieces);
    head(response, bytes, from);
    for (let at = from; at < bytes.length; at += size) {
      response.write(bytes.subarray(at, at + size));
      await sleep(pauseMs);
    }
    response.end();
  };
}

/** Sends half of the file, and the rest when `released` resolves. */
export function halting(bytes: Uint8Array, released: Promise<unknown>): Answer {
  return async (_, response) => {
    head(response, bytes, 0);
    response.write(bytes.subarray(0, bytes.length / 2));
    await released;
    response.end(bytes.subarray(bytes.length / 2));
  };
}

export function status(code: number, body = "", headers: Record<string, string> = {}): Answer {
  return (_, response) => void response.writeHead(code, headers).end(body);
}

/** Sends a body without a content-length header. */
export function chunked(body: string): Answer {
  return (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.write(body);
    response.end();
  };
}

/** Keeps the connection open and sends nothing. */
export const silence: Answer = () => {};

function head(response: ServerResponse, bytes: Uint8Array, from: number): ServerResponse {
  if (from === 0) return response.writeHead(200, { "content-length": bytes.length });
  return response.writeHead(206, {
    "content-length": bytes.length - from,
    "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
  });
}
