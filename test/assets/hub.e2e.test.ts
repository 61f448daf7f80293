import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type HubOptions, openHub } from "../../src/assets/sources/hub.js";
import { SourceError } from "../../src/assets/sources/source.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { exampleAsset, exampleBytes } from "./support/example.js";
import {
  type Answer,
  chunked,
  cuttingAfter,
  dripping,
  ignoringRange,
  openServer,
  serving,
  silence,
  status,
  type TestServer,
} from "./support/server.js";

const content = exampleBytes(200_000);
const asset = exampleAsset(content);

test("a download that broke at a byte continues from there in the same call", async () => {
  await downloading([cuttingAfter(70_000, content), serving(content)], async ({ server, download, file, retries }) => {
    await download();
    expect((await file()).equals(content)).toBe(true);
    expect(server.requests.map(({ range }) => range)).toEqual([undefined, "bytes=70000-"]);
    expect(retries).toHaveLength(1);
  });
});

test("a download continues the part that another process left", async () => {
  await downloading([serving(content)], async ({ server, download, file, path }) => {
    await writeFile(path, content.subarray(0, 123_456));
    await download();
    expect((await file()).equals(content)).toBe(true);
    expect(server.requests[0]?.range).toBe("bytes=123456-");
  });
});

test("a download starts from the beginning if the server ignores the range", async () => {
  await downloading([ignoringRange(content)], async ({ download, file, path }) => {
    await writeFile(path, content.subarray(0, 123_456));
    await download();
    expect((await file()).equals(content)).toBe(true);
  });
});

test("a download starts again from the beginning if the server answers with another range", async () => {
  const other = status(206, "x", { "content-range": `bytes 5-5/${content.length}` });
  await downloading([other, serving(content)], async ({ server, download, file, path }) => {
    await writeFile(path, content.subarray(0, 1000));
    await download();
    expect((await file()).equals(content)).toBe(true);
    expect(server.requests.map(({ range }) => range)).toEqual(["bytes=1000-", undefined]);
  });
});

test("a download that breaks at the same byte each time rejects after three tries and keeps its part", async () => {
  const stuck: Answer = (request, response) => {
    cuttingAfter(request.headers.range === undefined ? 5000 : 0, content)(request, response);
  };
  await downloading([stuck], async ({ server, download, file }) => {
    await expect(download()).rejects.toThrow(/continues where this one stopped/);
    expect(server.requests).toHaveLength(3);
    expect(await file()).toHaveLength(5000);
  });
});

test("a download tries again after a temporary 503", async () => {
  await downloading([status(503), serving(content)], async ({ download, file, retries }) => {
    await download();
    expect((await file()).equals(content)).toBe(true);
    expect(retries).toEqual([expect.stringContaining("answered 503")]);
  });
});

test("a server that answers 503 three times is unreachable", async () => {
  await downloading([status(503)], async ({ server, failure }) => {
    expect(await failure()).toMatchObject({ message: expect.stringContaining("answered 503"), unreachable: true });
    expect(server.requests).toHaveLength(3);
  });
});

test.each([
  ["a nine-byte body", status(200, "Not found"), /answered with 9 bytes, but the file has 200000/],
  ["a sign-in page of unknown length", chunked("<html>Please sign in</html>"), /answered with 27 bytes/],
  ["a body that is too long", chunked("x".repeat(300_000)), /answered with more than 200000 bytes/],
  ["a 404", status(404, "Entry not found"), /answered 404.*HF_ENDPOINT/],
  ["a 401", status(401), /answered 401.*HF_TOKEN/],
])("a download rejects %s after one request and leaves no file", async (_, answer, message) => {
  await downloading([answer], async ({ server, failure, file }) => {
    expect(await failure()).toMatchObject({ message: expect.stringMatching(message), unreachable: false });
    await expect(file()).rejects.toThrow("ENOENT");
    expect(server.requests).toHaveLength(1);
  });
});

test.concurrent("a host that accepts but never answers is unreachable after one time limit", async () => {
  await downloading([silence], async ({ server, failure }) => {
    expect(await failure()).toMatchObject({ message: expect.stringMatching(/no answer from 127/), unreachable: true });
    expect(server.requests).toHaveLength(1);
  });
});

test.concurrent("a transfer that stalls continues on a new connection", async () => {
  const stalling: Answer = (_, response) => {
    response.writeHead(200, { "content-length": content.length }).write(content.subarray(0, 80_000));
  };
  await downloading([stalling, serving(content)], async ({ server, download, file, retries }) => {
    await download();
    expect((await file()).equals(content)).toBe(true);
    expect(server.requests[1]?.range).toBe("bytes=80000-");
    expect(retries).toEqual([expect.stringContaining("sent nothing for")]);
  });
});

test.concurrent("a slow but steady transfer finishes, even after several time limits", async () => {
  // Twelve pauses of 100 ms add up to several times the limit of 400 ms for each.
  await downloading([dripping(content, 12, 100)], async ({ server, download, file }) => {
    await download();
    expect((await file()).equals(content)).toBe(true);
    expect(server.requests).toHaveLength(1);
  });
});

test("a host that refuses connections is unreachable at once", async () => {
  const port = await unusedPort();
  await using folder = await openTemporaryFolder();
  const hub = openHub({ endpoint: `http://127.0.0.1:${port}` });
  const failure = await hub.download(asset, join(folder.path, "part"), quiet).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SourceError);
  expect(failure).toMatchObject({ message: expect.stringMatching(/ECONNREFUSED.*HF_ENDPOINT/), unreachable: true });
});

test.concurrent("a host that neither accepts nor refuses a connection is unreachable after the time limit", async () => {
  await using folder = await openTemporaryFolder();
  await using host = await openDeafHost();
  const hub = openHub({ endpoint: host.endpoint, connectTimeoutMs: 300 });
  const failure = await hub.download(asset, join(folder.path, "part"), quiet).catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: expect.stringContaining("no connection within 0.3 s"), unreachable: true });
});

test("a host without an address is unreachable at once", async () => {
  await using folder = await openTemporaryFolder();
  const hub = openHub({ endpoint: "http://hub.invalid" });
  const failure = await hub.download(asset, join(folder.path, "part"), quiet).catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: expect.stringMatching(/cannot reach hub.invalid/), unreachable: true });
});

test("the token is sent to the endpoint but not to the host of a redirect", async () => {
  await using elsewhere = await openServer(serving(content));
  const redirect = status(302, "", { location: `${elsewhere.endpoint}/blob` });
  const options = { token: "hf_secret" };
  await downloading(
    [redirect],
    async ({ server, download, file }) => {
      await download();
      expect((await file()).equals(content)).toBe(true);
      expect(server.requests[0]?.authorization).toBe("Bearer hf_secret");
      expect(elsewhere.requests).toEqual([{ url: "/blob", range: undefined, authorization: undefined }]);
    },
    options,
  );
});

test("a request without a token has no authorization header", async () => {
  await downloading([serving(content)], async ({ server, download }) => {
    await download();
    expect(server.requests[0]?.authorization).toBeUndefined();
  });
});

test("the hub checks its connection once for many files, and never behind a proxy", async () => {
  await using server = await openServer(serving(content));
  await using folder = await openTemporaryFolder();
  const hub = openHub({ endpoint: server.endpoint });
  await hub.download(asset, join(folder.path, "one"), quiet);
  const first = server.connections();
  await hub.download(asset, join(folder.path, "two"), quiet);
  expect(server.connections()).toBeLessThanOrEqual(first + 1);

  await using other = await openServer(serving(content));
  await openHub({ endpoint: other.endpoint, direct: false }).download(asset, join(folder.path, "three"), quiet);
  expect(other.connections()).toBe(1);
});

const quiet = { onProgress: () => {}, onRetry: () => {}, onSpare: async () => {} };

interface Downloading {
  readonly server: TestServer;
  readonly path: string;
  readonly retries: readonly string[];
  download(): Promise<void>;
  failure(): Promise<unknown>;
  file(): Promise<Buffer>;
}

/** Calls `body` with a server that gives these answers, and a hub with short time limits for it. */
async function downloading(
  answers: readonly [Answer, ...Answer[]],
  body: (tools: Downloading) => Promise<void>,
  options: Partial<HubOptions> = {},
): Promise<void> {
  await using server = await openServer(...answers);
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, "part");
  const retries: string[] = [];
  const limits = { connectTimeoutMs: 2000, answerTimeoutMs: 1000, stallTimeoutMs: 400, retryDelayMs: 1 };
  const hub = openHub({ endpoint: server.endpoint, ...limits, ...options });
  const download = () => hub.download(asset, path, { ...quiet, onRetry: (reason) => retries.push(reason) });
  const failure = () =>
    download().then(
      () => undefined,
      (error: unknown) => error,
    );
  await body({ server, path, retries, download, failure, file: () => readFile(path) });
}

/** Opens a host on loopback whose queue of connections stays full. */
async function openDeafHost(): Promise<{ readonly endpoint: string } & AsyncDisposable> {
  const child = fork(new URL("fixtures/deaf.mjs", import.meta.url), { stdio: "ignore" });
  const [port] = (await once(child, "message")) as [number];
  child.kill("SIGSTOP");
  const fillers = Array.from({ length: 4 }, () => connect(port, "127.0.0.1").on("error", () => {}));
  await once(fillers[0] as Socket, "connect");
  const dispose = async () => {
    for (const filler of fillers) filler.destroy();
    child.kill("SIGKILL");
    await once(child, "close");
  };
  return { endpoint: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: dispose };
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 9;
}
