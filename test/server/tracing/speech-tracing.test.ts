import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
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
  context.disable();
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

test("the span of a speech belongs to the span that the program made for its request", async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  await using rig = await openServerRig();
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
  const inject = {
    method: "POST",
    url: "/v1/audio/speech",
    payload: { input: "Hi." },
    headers: { traceparent },
  } as const;
  const caller = propagation.extract(ROOT_CONTEXT, { traceparent });
  const request = trace.getTracer("mine").startSpan("POST", {}, caller);
  await context.with(trace.setSpan(ROOT_CONTEXT, request), async () => void (await rig.server.app.inject(inject)));
  const other = trace.getTracer("mine").startSpan("start-up");
  await context.with(trace.setSpan(ROOT_CONTEXT, other), async () => void (await rig.server.app.inject(inject)));
  const [inner, outer] = exporter.getFinishedSpans();
  expect(inner?.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
  expect(inner?.kind).toBe(SpanKind.INTERNAL);
  expect(outer?.parentSpanContext?.spanId).toBe("b7ad6b7169203331"); // Not that of another trace.
  expect(outer?.kind).toBe(SpanKind.SERVER);
});
