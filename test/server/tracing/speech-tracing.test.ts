import { propagation, SpanStatusCode, trace } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openServerRig } from "../support/open-server.js";

const exporter = new InMemorySpanExporter();

beforeEach(() => {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});

afterEach(() => {
  trace.disable();
  propagation.disable();
  exporter.reset();
});

test("each speech is a span in the trace of its caller, without its text", async () => {
  await using rig = await openServerRig();
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  const response = await rig.post("/v1/audio/speech", { input: "A secret.", response_format: "pcm" }, { headers });
  await response.arrayBuffer();
  await expect.poll(() => exporter.getFinishedSpans().length).toBe(1);
  const [span] = exporter.getFinishedSpans();
  expect(span?.spanContext().traceId).toBe(traceId);
  expect(span?.parentSpanContext?.spanId).toBe("b7ad6b7169203331");
  expect(span?.attributes).toMatchObject({
    "voxweave.transport": "http",
    "voxweave.format": "pcm",
    "voxweave.characters": 9,
    "voxweave.outcome": "done",
  });
  expect(span?.events.map(({ name }) => name)).toEqual(["first sound"]);
  expect(JSON.stringify(span?.attributes)).not.toContain("secret");
});

test("a speech that fails inside is a span with an error", async () => {
  await using rig = await openServerRig({}, { before: () => Promise.reject(new Error("out of tune")) });
  await rig.post("/v1/audio/speech", { input: "Hello." });
  await expect.poll(() => exporter.getFinishedSpans().length).toBe(1);
  const [span] = exporter.getFinishedSpans();
  expect(span?.status.code).toBe(SpanStatusCode.ERROR);
  expect(span?.attributes).toMatchObject({ "voxweave.outcome": "failed", "error.type": "internal_error" });
});
