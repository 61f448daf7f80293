import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { expect, test } from "vitest";
import { z } from "zod";
import { startServe } from "../support/serve-process.js";

const SET_UP = new URL("./fixtures/send-traces.mjs", import.meta.url).href;

/** A span in the JSON of OTLP. */
const Span = z.object({ name: z.string(), traceId: z.string(), parentSpanId: z.string().optional() });
const Body = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
});

/** Opens a receiver of spans over HTTP. */
async function openReceiver(): Promise<
  AsyncDisposable & { readonly address: string; readonly spans: z.infer<typeof Span>[]; readonly text: () => string }
> {
  const bodies: unknown[] = [];
  const spans: z.infer<typeof Span>[] = [];
  const receiver = createServer(async (request, response) => {
    const body = await json(request);
    bodies.push(body);
    for (const { scopeSpans } of Body.parse(body).resourceSpans)
      for (const scope of scopeSpans) spans.push(...scope.spans);
    response.setHeader("content-type", "application/json").end("{}");
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  return {
    address: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    spans,
    text: () => JSON.stringify(bodies),
    async [Symbol.asyncDispose]() {
      receiver.close();
      receiver.closeAllConnections();
    },
  };
}

test("voxweave serve sends its spans to a receiver of OTLP before a signal ends it, and none of their text", async () => {
  await using receiver = await openReceiver();
  const env = { NODE_OPTIONS: `--import ${SET_UP}`, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.address };
  const server = await startServe(["--engine", "tone"], env);
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const headers = { "content-type": "application/json", traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  for (const stream of [true, false]) {
    await (await server.speak({ input: "A secret.", response_format: "pcm", stream }, { headers })).arrayBuffer();
  }
  await server[Symbol.asyncDispose]();
  const span = { name: "voxweave.speech", traceId, parentSpanId: "b7ad6b7169203331" };
  expect(receiver.spans).toEqual([span, span]);
  expect(receiver.text()).not.toContain("secret");
});
