import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import express, { type Express } from "express";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createServer, type SpeechServer } from "../../src/server/server.js";
import { openRig } from "../speaker/support/speak.js";
import { readExamples } from "../support/examples.js";
import { ROOT } from "../support/folders.js";

/** An app of Express, with the speech server below `/speech`. */
interface ExpressRig extends AsyncDisposable {
  /** Such as `"http://127.0.0.1:40000"`. */
  readonly address: string;
  post(body: string | object, headers?: Record<string, string>): Promise<Response>;
}

/** @param prepare adds what comes before the speech server */
async function openExpress(prepare: (app: Express, server: SpeechServer) => void = () => {}): Promise<ExpressRig> {
  const { speaker } = openRig();
  const server = await createServer({ speaker });
  const app = express();
  prepare(app, server);
  app.use("/speech", server.handle);
  app.use((_request, response) => void response.status(404).send("mine"));
  const http = app.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    address,
    post: (body, headers = {}) =>
      fetch(`${address}/speech/v1/audio/speech`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    async [Symbol.asyncDispose]() {
      http.close();
      await server.close();
      await speaker.close();
    },
  };
}

/** Reads a document of the API. */
async function readJson(
  address: string,
): Promise<{ readonly url: string; readonly servers: { readonly url: string }[] }> {
  const reply = await fetch(address);
  return { ...((await reply.json()) as { servers: { url: string }[] }), url: reply.url };
}

const SPEECH = { input: "Hello, “world”.", response_format: "pcm" };

describe("a speech server that is part of an app of Express", () => {
  test("the server speaks below its path, and leaves all other paths to the app", async () => {
    await using rig = await openExpress();
    const response = await rig.post(SPEECH);
    expect(response.headers.get("content-type")).toBe("audio/pcm");
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
    expect(await (await fetch(`${rig.address}/other`)).text()).toBe("mine");
    expect((await fetch(`${rig.address}/speech/v1/audio/voices`)).status).toBe(200);
    expect((await rig.post("{")).status).toBe(400);
  });

  test("the page of the API and its document lead to the paths below the server, with and without a slash", async () => {
    await using rig = await openExpress();
    const page = await fetch(`${rig.address}/speech/docs`);
    expect(page.url).toBe(`${rig.address}/speech/docs/`);
    const [, style = ""] = /href="([^"]+\.css)"/u.exec(await page.text()) ?? [];
    expect((await fetch(new URL(style, page.url))).headers.get("content-type")).toMatch(/^text\/css/u);
    for (const path of ["openapi.json", "docs/json"]) {
      const { url, ...reply } = await readJson(`${rig.address}/speech/${path}`);
      expect(new URL(reply.servers[0]?.url ?? "", url).href, path).toBe(`${rig.address}/speech/`);
    }
  });

  test.each([
    ["express.json()", express.json()],
    ["express.text()", express.text({ type: "application/json" })],
    ["express.raw()", express.raw({ type: "application/json" })],
  ])("the server speaks the same text behind %s, which has read the body before", async (_name, parser) => {
    await using direct = await openExpress();
    await using behind = await openExpress((app) => app.use(parser));
    const sound = async (rig: ExpressRig): Promise<Buffer> => Buffer.from(await (await rig.post(SPEECH)).arrayBuffer());
    expect((await sound(behind)).equals(await sound(direct))).toBe(true);
    const refused = await behind.post({ ...SPEECH, voice: "nobody" });
    expect(await refused.json()).toMatchObject({ error: { param: "voice", code: "voice_unknown" } });
  });

  test("a request whose body the app has read and not kept gets an error that says so, and does not hang", async () => {
    await using rig = await openExpress((app) =>
      app.use((request, _response, next) => {
        request.resume().once("end", next);
      }),
    );
    const response = await rig.post(SPEECH);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      error: { code: "body_already_read", message: expect.stringContaining("mount the server before") },
    });
  });

  test("the example in docs/server.md speaks below its path, also over a WebSocket", async () => {
    const { speaker } = openRig();
    await using server = await createServer({ speaker });
    const examples = readExamples(await readFile(join(ROOT, "docs", "server.md"), "utf8"));
    const source = examples.find((example) => example.source.includes("express()"))?.source.replace("3000", "0") ?? "";
    const http = runInNewContext(`${source}\nhttp`, { express, server }) as Server;
    await once(http, "listening");
    const address = `127.0.0.1:${(http.address() as AddressInfo).port}/speech/v1`;
    expect((await fetch(`http://${address}/models`)).status).toBe(200);
    const socket = new WebSocket(`ws://${address}/audio/speech/stream`);
    const [message] = (await once(socket, "message")) as [Buffer];
    expect(JSON.parse(message.toString())).toMatchObject({ type: "session.created" });
    socket.terminate();
    http.close();
    await speaker.close();
  });
});
