import { setTimeout as wait } from "node:timers/promises";
import { type TracerProvider, trace } from "@opentelemetry/api";

/** Time for an SDK to send its spans. @unit ms */
const FLUSH_MS = 5_000;

/**
 * Has the SDK of OpenTelemetry, if this program has one, send the spans that wait: it sends them every few seconds only. An SDK
 * reports its own failures.
 */
export async function flushTraces(): Promise<void> {
  const flushed = Promise.resolve(sdkOf(trace.getTracerProvider())?.forceFlush()).catch(() => {});
  await Promise.race([flushed, wait(FLUSH_MS, undefined, { ref: false })]);
}

/** Returns the SDK behind a provider. The provider may come from another copy of the API than this package's. */
function sdkOf(provider: TracerProvider & Partial<FlushingSdk & Proxied>): FlushingSdk | undefined {
  const sdk: TracerProvider & Partial<FlushingSdk> = provider.getDelegate?.() ?? provider;
  return sdk.forceFlush === undefined ? undefined : { forceFlush: () => sdk.forceFlush?.() };
}

/** The part of an SDK that is no part of the API. */
interface FlushingSdk {
  forceFlush(): Promise<void> | undefined;
}

interface Proxied {
  getDelegate(): TracerProvider;
}
