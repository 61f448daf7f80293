import { signal } from "@preact/signals";
import { toSourceError } from "../source/source-error.js";
import { noteSourceFailure, serverApi, source, sourceStatus } from "./source.js";

/** The work of the server, as `GET /v1/status` describes it. */
export interface ServerStatus {
  readonly status: "ready" | "starting" | "failing" | "stopping";
  readonly engine: string;
  /** @unit seconds */
  readonly uptime_seconds: number;
  readonly active: number;
  readonly waiting: number | null;
  readonly workers: number | null;
  /** @unit seconds */
  readonly first_sound_seconds: number | null;
  /** @unit bytes */
  readonly memory_bytes: number;
}

/** The last answer of the server; undefined while it does not answer. */
export const serverState = signal<ServerStatus | undefined>();

/** Time between two questions while the panel is shown. @unit ms */
const ASK_MS = 2_000;

/** Keeps the status of the server while its panel is shown. Returns the function that ends it. */
export function followServer(): () => void {
  const stop = new AbortController();
  let isAsking = false;
  const ask = async (): Promise<void> => {
    const api = serverApi.peek();
    if (isAsking || api === undefined) return;
    isAsking = true;
    try {
      const reply = await api.get("v1/status", { signal: stop.signal });
      serverState.value = (await reply.json()) as ServerStatus;
    } catch (error) {
      if (stop.signal.aborted) return;
      serverState.value = undefined;
      const speaker = source.peek();
      if (sourceStatus.peek() === "ready" && speaker?.kind === "server") {
        noteSourceFailure(speaker, toSourceError(error, "source"));
      }
    } finally {
      isAsking = false;
    }
  };
  void ask();
  const timer = setInterval(() => void ask(), ASK_MS);
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}
