import type { ServerResponse } from "node:http";
import { stopping } from "../speech/explain-failure.js";
import type { ZodApp } from "./route-context.js";
import { asksForWebSocket } from "./upgrades.js";

/** Refuses requests while a server stops, and knows the replies that are not complete. */
export interface StopGate {
  readonly isStopping: boolean;
  /** Refuses every request from now on, but for those about the server itself. */
  stop(): void;
  /** Resolves when every reply is complete, or its client has left. */
  settled(): Promise<void>;
  /** Watches the requests of an app. Call it before the app gets its routes. */
  watch(app: ZodApp): void;
}

/** Paths that answer until the end, so that operators see a server that stops. */
const ANSWERED: readonly string[] = ["/health/live", "/health/ready", "/metrics"];

/** Creates a gate that is open. */
export function createStopGate(): StopGate {
  const replies = new Set<ServerResponse>();
  const waiters: (() => void)[] = [];
  let isStopping = false;
  const note = (reply: ServerResponse): void => {
    replies.add(reply);
    reply.once("close", () => {
      replies.delete(reply);
      if (replies.size === 0) for (const wake of waiters.splice(0)) wake();
    });
  };
  return {
    get isStopping() {
      return isStopping;
    },
    stop() {
      isStopping = true;
    },
    async settled() {
      if (replies.size > 0) await new Promise<void>((resolve) => waiters.push(resolve));
    },
    watch(app) {
      app.addHook("onRequest", async (request, reply) => {
        // A WebSocket stays open between texts. It ends with the app.
        if (!asksForWebSocket(request.headers) && !reply.raw.destroyed) note(reply.raw);
        if (!isStopping) return;
        reply.header("connection", "close");
        if (!ANSWERED.includes(request.routeOptions.url ?? "")) throw stopping();
      });
    },
  };
}
