import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Client } from "./client.js";
import { RequestError } from "./request-error.js";

/** When to try again after too many requests at the same time. @unit ms */
const RETRY_MS = 1_000;
const MINUTE_SECONDS = 60;

/** A place that a request holds while it is served. */
export interface Place {
  /** Counts further characters of a text that arrives. @throws {RequestError} 429 */
  addCharacters(count: number): Promise<void>;
  leave(): void;
}

/** Decides whether a request may begin. The order of the work of all that have begun is a matter of the engine. */
export interface Admission {
  /** Number of requests that hold a place. */
  readonly active: number;
  /** @throws {RequestError} 429 for a limit of the client, 503 if the server is full or stopping. */
  enter(client: Client, characters: number): Promise<Place>;
  /** Admits no request from now on. Resolves when all places are free. */
  drain(): Promise<void>;
}

/** @param mostActive requests of all clients at the same time */
export function createAdmission(mostActive: number): Admission {
  const byClient = new Map<string, number>();
  const limiters = new Map<string, RateLimiterMemory>();
  const waiters: (() => void)[] = [];
  let active = 0;
  let isClosed = false;

  const spend = async (client: Client, kind: "requests" | "characters", count: number): Promise<void> => {
    const points = client.limits[`${kind}PerMinute`];
    if (points === undefined || count === 0) return;
    if (count > points) throw tooMany(client, `${count} ${kind}, more than its ${points} per minute`, undefined);
    const name = `${kind}:${points}`;
    const limiter = limiters.get(name) ?? new RateLimiterMemory({ points, duration: MINUTE_SECONDS, keyPrefix: name });
    limiters.set(name, limiter);
    try {
      await limiter.consume(client.id, count);
    } catch (left) {
      if (!(left instanceof RateLimiterRes)) throw left;
      throw tooMany(client, `more than its ${points} ${kind} per minute`, left.msBeforeNext);
    }
  };

  const leave = (client: Client): void => {
    const others = (byClient.get(client.id) ?? 1) - 1;
    if (others === 0) byClient.delete(client.id);
    else byClient.set(client.id, others);
    active -= 1;
    if (active === 0) for (const wake of waiters.splice(0)) wake();
  };

  return {
    get active() {
      return active;
    },
    async enter(client, characters) {
      if (isClosed) throw overloaded("the server is stopping", "stopping");
      if (active >= mostActive) throw overloaded(`the server is full: ${mostActive} requests at the same time`, "full");
      const own = byClient.get(client.id) ?? 0;
      const { concurrency = Number.POSITIVE_INFINITY } = client.limits;
      if (own >= concurrency) throw tooMany(client, `${concurrency} requests at the same time`, RETRY_MS);
      byClient.set(client.id, own + 1);
      active += 1;
      let holds = true;
      const release = (): void => {
        if (holds) leave(client);
        holds = false;
      };
      try {
        await spend(client, "requests", 1);
        await spend(client, "characters", characters);
      } catch (error) {
        release();
        throw error;
      }
      return { addCharacters: (count) => spend(client, "characters", count), leave: release };
    },
    async drain() {
      isClosed = true;
      if (active > 0) await new Promise<void>((resolve) => waiters.push(resolve));
    },
  };
}

function tooMany({ name }: Client, what: string, retryAfterMs: number | undefined): RequestError {
  const failure = { status: 429, type: "rate_limit_error", code: "rate_limit_exceeded", retryAfterMs } as const;
  return new RequestError(
    `${name} has ${what}; ${retryAfterMs === undefined ? "send less" : "wait, and try again"}`,
    failure,
  );
}

function overloaded(what: string, code: string): RequestError {
  return new RequestError(`${what}; try again`, { status: 503, type: "server_error", code, retryAfterMs: RETRY_MS });
}
