import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Engine } from "../../core/engine.js";
import type { EndedSpeech, SpeechObserver } from "../speech/speech-observer.js";

/** The metrics of a server, in the format of Prometheus. */
export interface Metrics extends Disposable {
  /** Counts speeches. */
  readonly observer: SpeechObserver;
  /** Counts a reply over HTTP. */
  countReply(status: number): void;
  /** Names of all metrics. */
  readonly names: readonly string[];
  /** Media type of {@link write}. */
  readonly mediaType: string;
  /** Writes all metrics. */
  write(): Promise<string>;
}

/** The parts of a server that its metrics describe. */
export interface MetricsSource {
  readonly engine: Engine;
  /** Returns the number of requests that are being served. */
  readonly active: () => number;
}

/** @unit seconds */
const FIRST_SOUND_BUCKETS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30];
/** @unit seconds */
const ENGINE_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
/** @unit seconds */
const DURATION_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];
const FACTOR_BUCKETS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 5];
/** How often the delay of the event loop is measured. @unit ms */
const LOOP_RESOLUTION_MS = 20;

/** Creates the metrics of a server. None has a label that clients choose. */
export function createMetrics(source: MetricsSource): Metrics {
  const registry = new Registry();
  const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  loop.enable();
  addGauges(registry, source, loop);
  const replies = new Counter({
    name: "voxweave_http_replies_total",
    help: "Replies over HTTP.",
    labelNames: ["status"],
    registers: [registry],
  });
  return {
    observer: createObserver(registry),
    countReply: (status) => replies.inc({ status: String(status) }),
    names: registry.getMetricsAsArray().map(({ name }) => name),
    mediaType: registry.contentType,
    write: () => registry.metrics(),
    [Symbol.dispose]() {
      loop.disable();
      registry.clear();
    },
  };
}

function createObserver(registry: Registry): SpeechObserver {
  const registers = [registry];
  const labelNames = ["transport"];
  const requests = new Counter({
    name: "voxweave_requests_total",
    help: "Requests for speech that have ended. Outcomes: done, left (the client has gone), failed.",
    labelNames: ["transport", "format", "outcome"],
    registers,
  });
  const errors = new Counter({
    name: "voxweave_errors_total",
    help: "Requests for speech that were refused or failed, by the code of the error.",
    labelNames: ["code"],
    registers,
  });
  const characters = new Counter({ name: "voxweave_characters_total", help: "Characters of texts.", registers });
  const sound = new Counter({ name: "voxweave_sound_seconds_total", help: "Seconds of sound.", registers });
  const firstSound = new Histogram({
    name: "voxweave_first_sound_seconds",
    help: "Time from a request to its first sound.",
    labelNames,
    buckets: FIRST_SOUND_BUCKETS,
    registers,
  });
  const waiting = new Histogram({
    name: "voxweave_waiting_seconds",
    help: "Time in which a request for speech waited for the engine.",
    labelNames,
    buckets: ENGINE_BUCKETS,
    registers,
  });
  const speaking = new Histogram({
    name: "voxweave_speaking_seconds",
    help: "Time in which the engine made the sound of a request.",
    labelNames,
    buckets: ENGINE_BUCKETS,
    registers,
  });
  const duration = new Histogram({
    name: "voxweave_request_duration_seconds",
    help: "Time from a request to its end, at the pace of its client.",
    labelNames,
    buckets: DURATION_BUCKETS,
    registers,
  });
  const factor = new Histogram({
    name: "voxweave_real_time_factor",
    help: "Time of a request that is done, divided by the length of its sound.",
    labelNames,
    buckets: FACTOR_BUCKETS,
    registers,
  });
  return {
    onEnd({ transport, format, outcome, error, totals, seconds, firstSoundSeconds, ...ended }: EndedSpeech) {
      requests.inc({ transport, format: format ?? "none", outcome });
      if (error !== undefined) errors.inc({ code: error.failure.code });
      characters.inc(ended.characters);
      sound.inc(totals.durationSeconds);
      duration.observe({ transport }, seconds);
      if (format !== undefined) {
        waiting.observe({ transport }, ended.engineTime.waitingSeconds);
        speaking.observe({ transport }, ended.engineTime.speakingSeconds);
      }
      if (firstSoundSeconds !== undefined) firstSound.observe({ transport }, firstSoundSeconds);
      if (outcome === "done" && totals.durationSeconds > 0)
        factor.observe({ transport }, seconds / totals.durationSeconds);
    },
  };
}

/** Adds the metrics that are read when somebody asks. */
function addGauges(registry: Registry, { engine, active }: MetricsSource, loop: IntervalHistogram): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  };
  gauge("voxweave_active_requests", "Requests that are being served.", active);
  gauge("process_resident_memory_bytes", "Resident memory of the server, without its workers.", () =>
    process.memoryUsage.rss(),
  );
  counter("process_cpu_seconds_total", "Processor time of the server, without its workers.", () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  new Gauge({
    name: "voxweave_event_loop_delay_seconds",
    help: "Delay of the event loop since the last look at the metrics.",
    labelNames: ["percentile"],
    registers: [registry],
    collect() {
      // The label "quantile" belongs to summaries.
      for (const percentile of [50, 99]) {
        this.set({ percentile: String(percentile) }, Math.max(0, loop.percentile(percentile) / 1e9));
      }
      loop.reset();
    },
  });
  addCacheMetrics(registry, engine, gauge);
  if (engine.status === undefined) return;
  const status = (): ReturnType<Required<Engine>["status"]> => (engine as Required<Engine>).status();
  gauge("voxweave_engine_up", "1 unless the engine can start no worker.", () => Number(status().state === "up"));
  gauge("voxweave_engine_queue_length", "Utterances that wait for a worker.", () => status().waiting);
  gauge("voxweave_engine_workers", "Processes that speak.", () => status().workers.length);
  counter("voxweave_engine_worker_deaths_total", "Workers that have died. Each is replaced.", () => status().deaths);
  gauge("voxweave_engine_memory_bytes", "Resident memory of all workers, at their last reports.", () =>
    status().workers.reduce((sum, { rss = 0 }) => sum + rss, 0),
  );
}

function addCacheMetrics(
  registry: Registry,
  engine: Engine,
  gauge: (name: string, help: string, read: () => number) => void,
): void {
  if (engine.cacheStatus === undefined) return;
  const status = (): ReturnType<Required<Engine>["cacheStatus"]> => (engine as Required<Engine>).cacheStatus();
  new Counter({
    name: "voxweave_cache_utterances_total",
    help: "Utterances by the way they got their sound: hit (kept), shared (being made for another request), miss (made).",
    labelNames: ["result"],
    registers: [registry],
    collect() {
      const { hits, misses, shared } = status();
      this.reset();
      this.inc({ result: "hit" }, hits);
      this.inc({ result: "shared" }, shared);
      this.inc({ result: "miss" }, misses);
    },
  });
  if (status().bytes === undefined) return;
  gauge("voxweave_cache_bytes", "Size of the utterances that are kept.", () => status().bytes ?? 0);
}
