import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pipeline } from "node:stream/promises";

/** A server of files on this machine, as any host of static pages. */
export interface StaticSite extends AsyncDisposable {
  /** Such as `"http://127.0.0.1:40000"`. */
  readonly address: string;
  /** Requests that it has got, such as `"GET /"`, with the range if one was asked for. */
  readonly requests: string[];
  /** Ends all connections after this many more bytes of files; afterwards it answers again. @unit bytes */
  breakAfter(bytes: number): void;
  /** Sends no more than this many further bytes of files until the returned function is called. @unit bytes */
  holdAfter(bytes: number): () => void;
}

export interface StaticSiteOptions {
  /** Headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Files and contents that are in no folder, such as `{ "/": "<!doctype html>" }`. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Paths that it sends elsewhere, such as `{ "/latest": "/files/2" }`. */
  readonly redirects?: Readonly<Record<string, string>>;
  /** Whether it answers requests for ranges. @default true */
  readonly ranges?: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".html": "text/html; charset=utf-8",
};

/** Serves a folder. As many servers do, it says of a `.gz` file that its content is encoded, also in an answer with a part of it. */
export async function openStaticSite(folder: string, options: StaticSiteOptions = {}): Promise<StaticSite> {
  const requests: string[] = [];
  let left = Number.POSITIVE_INFINITY;
  let free = Number.POSITIVE_INFINITY;
  let held = Promise.resolve();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = "/", method, headers } = request;
    const path = new URL(url, "http://site").pathname;
    requests.push([method, path, headers.range].filter(Boolean).join(" "));
    for (const [name, value] of Object.entries(options.headers ?? {})) response.setHeader(name, value);
    const elsewhere = options.redirects?.[path];
    if (elsewhere !== undefined) return void response.writeHead(302, { location: elsewhere }).end();
    const page = options.pages?.[path];
    response.setHeader("content-type", TYPES[extname(path) || ".html"] ?? "application/octet-stream");
    if (page !== undefined) return void response.end(page);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (path.endsWith(".gz")) response.setHeader("content-encoding", "gzip");
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return void response.writeHead(404).end();
    const [, from, to] = (options.ranges !== false && /^bytes=(\d+)-(\d+)$/u.exec(headers.range ?? "")) || [];
    const start = Number(from ?? 0);
    const end = Math.min(Number(to ?? found.size), found.size - 1);
    if (start >= found.size && from !== undefined) return void response.writeHead(416).end();
    response.setHeader("content-length", end - start + 1);
    if (from !== undefined) response.writeHead(206, { "content-range": `bytes ${start}-${end}/${found.size}` });
    if (method === "HEAD") return void response.end();
    const counted = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        free -= piece.length;
        if (free < 0) await held;
        left -= piece.length;
        if (left < 0) {
          left = Number.POSITIVE_INFINITY;
          throw new Error("the connection breaks");
        }
        yield piece;
      }
    };
    await pipeline(createReadStream(file, { start, end }), counted, response).catch(() => response.destroy());
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    breakAfter(bytes) {
      left = bytes;
    },
    holdAfter(bytes) {
      let release = (): void => {};
      free = bytes;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        free = Number.POSITIVE_INFINITY;
        release();
      };
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
