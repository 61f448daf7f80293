import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createServer } from "../../src/server/server.js";
import { openRig } from "../speaker/support/speak.js";

test("a server that is part of another app speaks below a path of it, and refuses requests when it is closed", async () => {
  const { speaker } = openRig();
  const server = await createServer({ speaker });
  const app = createHttpServer((request, response) => {
    const [, rest] = /^\/speech(\/.*)/u.exec(request.url ?? "") ?? [];
    if (rest === undefined) return response.end("mine");
    request.url = rest; // As Express does it for app.use("/speech", server.handle).
    return server.handle(request, response);
  }).listen(0, "127.0.0.1");
  await once(app, "listening");
  const address = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const speak = (): Promise<Response> =>
    fetch(`${address}/speech/v1/audio/speech`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ input: "Hello.", response_format: "pcm" }),
    });
  expect((await (await speak()).arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  await server.close();
  expect((await speak()).status).toBe(503);
  expect(await (await fetch(`${address}/`)).text()).toBe("mine");
  app.close();
  await speaker.close();
});
