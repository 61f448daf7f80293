import { Server } from "node:http";
import type { ZodApp } from "./route-context.js";
import { asksForWebSocket } from "./upgrades.js";

/** Times of {@link keepHalfClosed}. */
export interface HalfClosedTimes {
  /**
   * Time from a whole request to the end of the client's half after which a client that has a part of its reply has left.
   *
   * @unit ms @default 1_000
   */
  readonly lateMs?: number;
  /** Time for a client that nobody can ask, because it speaks HTTP/1.0, to wait for its reply to begin. @unit ms @default 10_000 */
  readonly unaskedMs?: number;
}

/** Time before the first question to a client; it doubles before each further one. @unit ms */
const FIRST_WAIT_MS = 100;

/**
 * Answers clients that close their half of the connection after the request, as `nc -N` does. To a server, a client that has left
 * looks the same. So it asks: it sends `100 Continue`, which every client of HTTP/1.1 skips, and a client that has left answers with a
 * reset. A server of somebody else, which only hands its requests on, keeps its own rule.
 */
export function keepHalfClosed(app: ZodApp, { lateMs = 1_000, unaskedMs = 10_000 }: HalfClosedTimes = {}): void {
  app.addHook("onRequest", async ({ raw }, { raw: response }) => {
    const { socket } = raw;
    if (!app.server.listening || asksForWebSocket(raw.headers)) return;
    // By default, Node closes the other half too. Its property is in no option and no type. A server that listens on `localhost` has
    // a twin for its second address, which only the connections name.
    if ("server" in socket && socket.server instanceof Server)
      Object.assign(socket.server, { httpAllowHalfOpen: true });
    let receivedMs = Number.POSITIVE_INFINITY;
    raw.once("end", () => {
      receivedMs = performance.now();
    });
    let timer: NodeJS.Timeout | undefined;
    /** The system breaks the connection of a client that has left and is asked. */
    const askUntilBegun = (waitMs: number): void => {
      timer = setTimeout(() => {
        if (response.headersSent) return;
        response.writeContinue();
        askUntilBegun(2 * waitMs);
      }, waitMs);
    };
    const leaveUnlessBegun = (): void => {
      timer = setTimeout(() => {
        if (!response.headersSent) response.destroy();
      }, unaskedMs);
    };
    const onEnd = (): void => {
      if (response.headersSent && performance.now() - receivedMs > lateMs) response.destroy();
      else if (raw.httpVersion === "1.0") leaveUnlessBegun();
      else askUntilBegun(FIRST_WAIT_MS);
    };
    socket.once("end", onEnd);
    response.once("close", () => {
      socket.off("end", onEnd);
      clearTimeout(timer);
    });
  });
}
