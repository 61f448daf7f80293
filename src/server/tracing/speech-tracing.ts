import { type Context, context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { EndedSpeech, RequestOrigin, SpeechObserver } from "../speech/speech-observer.js";

/**
 * Makes a span of OpenTelemetry for each speech, in the trace of its caller. Without an SDK of OpenTelemetry in the program,
 * the calls do nothing. No attribute has text.
 */
export function createSpeechTracing(): SpeechObserver {
  return { onEnd: (ended) => recordSpan(ended, Date.now()) };
}

function recordSpan(ended: EndedSpeech, endMs: number): void {
  const { request, client, transport, format, voice, characters, totals, firstSoundSeconds, outcome, error } = ended;
  const parent = parentOf(request);
  const startMs = endMs - ended.seconds * 1000;
  const attributes = {
    "voxweave.request_id": request.id,
    "voxweave.client": client.name,
    "voxweave.transport": transport,
    "voxweave.format": format,
    "voxweave.voice": voice,
    "voxweave.characters": characters,
    "voxweave.sound_seconds": totals.durationSeconds,
    "voxweave.waiting_seconds": ended.engineTime.waitingSeconds,
    "voxweave.speaking_seconds": ended.engineTime.speakingSeconds,
    "voxweave.outcome": outcome,
    ...(error && { "error.type": error.failure.code }),
  };
  // A span is that of a server if its caller is in another program.
  const caller = trace.getSpanContext(parent);
  const kind = caller === undefined || caller.isRemote === true ? SpanKind.SERVER : SpanKind.INTERNAL;
  const options = { kind, startTime: startMs, attributes };
  const span = trace.getTracer("voxweave").startSpan("voxweave.speech", options, parent);
  if (firstSoundSeconds !== undefined) span.addEvent("first sound", startMs + firstSoundSeconds * 1000);
  if (error && error.failure.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  span.end(endMs);
}

/**
 * Returns the parent of a span: the span of the caller, or the one around the request, if the program makes one that continues the
 * trace of the caller.
 */
function parentOf({ traceparent }: RequestOrigin): Context {
  const around = context.active();
  if (traceparent === undefined) return around;
  const caller = propagation.extract(ROOT_CONTEXT, { traceparent });
  return traceOf(around) === traceOf(caller) ? around : caller;
}

function traceOf(from: Context): string | undefined {
  return trace.getSpanContext(from)?.traceId;
}
