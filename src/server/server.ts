import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isIP } from "node:net";
import type { FastifyBaseLogger, FastifyInstance, FastifyServerOptions } from "fastify";
import { checkNumber } from "../core/checks.js";
import type { Engine } from "../core/engine.js";
import { OptionRangeError } from "../core/option-errors.js";
import { packageVersion } from "../platform/node/package-version.js";
import type { Speaker } from "../speaker/speaker.js";
import type { SpeakerDefaults } from "../speaker/speaker-defaults.js";
import { type ApiKey, createAuthentication } from "./http/api-keys.js";
import { createApp } from "./http/app.js";
import { checkEach } from "./http/check-each.js";
import type { Readiness } from "./http/health-routes.js";
import { HOST_NAME_RULE, isHostName } from "./http/host-names.js";
import { isOrigin, ORIGIN_RULE } from "./http/origins.js";
import type { PageOptions } from "./http/page-routes.js";
import { isProxyAddress, PROXY_ADDRESS_RULE } from "./http/proxy-addresses.js";
import { createStopGate } from "./http/stop-gate.js";
import { describeError } from "./log/describe-error.js";
import { createRefusalLog } from "./log/refusal-log.js";
import { createSpeechLog } from "./log/speech-log.js";
import { createMetrics } from "./metrics/metrics.js";
import { addMetricsRoute, type MetricsAccess } from "./metrics/metrics-route.js";
import type { ClientLimits } from "./speech/client.js";
import { rememberFirstSounds } from "./speech/first-sounds.js";
import type { SpeechObserver } from "./speech/speech-observer.js";
import { createSpeechService } from "./speech/speech-service.js";
import { stopServer } from "./stop-server.js";
import { createSpeechTracing } from "./tracing/speech-tracing.js";
import { type WarmUp, warmUp } from "./warm-up.js";
import { checkSocketLimits, type SocketLimits } from "./websocket/socket-limits.js";
import { createWyomingServer } from "./wyoming/wyoming-server.js";

/** Logger settings of Fastify. */
export type LoggerOptions = Exclude<NonNullable<FastifyServerOptions["logger"]>, boolean>;

/** Options of `createServer`. */
export interface ServerOptions {
  /** Speaks for all clients. The server does not close it. */
  readonly speaker: Speaker;
  /** Keys of the clients, or a function that returns those of now. @default none: every client may use the server */
  readonly keys?: readonly ApiKey[] | (() => readonly ApiKey[]) | undefined;
  /** Limits of each client without limits of its own. @default none */
  readonly limits?: ClientLimits | undefined;
  /** Whether the lists of voices and models need no key. @default true */
  readonly openLists?: boolean | undefined;
  /** Origins of pages that may use the server, such as `"https://example.com"`. @default none */
  readonly origins?: readonly string[] | undefined;
  /** Names under which clients reach the server, beside `localhost` and IP addresses; `"*"` allows all. @default none */
  readonly hosts?: readonly string[] | undefined;
  /**
   * Addresses of proxies, and ranges of them, such as `"10.0.0.0/8"`. The client of a request through one of them is the last
   * address in `x-forwarded-for` that is not one of them. The header of any other sender has no effect. @default none
   */
  readonly trustProxy?: readonly string[] | undefined;
  /** Options of speeches whose requests do not set them, or a function that returns those of now. @default the speaker's */
  readonly defaults?: SpeakerDefaults | (() => SpeakerDefaults) | undefined;
  /** Requests of all clients at the same time. @default 128 */
  readonly mostActive?: number | undefined;
  /** Maximum length of a text. @unit characters @default 100_000 */
  readonly mostCharacters?: number | undefined;
  /** Limits of each WebSocket. @default those of {@link SocketLimits} */
  readonly sockets?: SocketLimits | undefined;
  /** Time for a whole request. @unit seconds @default 600 */
  readonly deadlineSeconds?: number | undefined;
  /** Time for the requests that are being served when the server closes; then they are aborted. @unit seconds @default 30 */
  readonly graceSeconds?: number | undefined;
  /** Whether the server may listen on addresses that other machines reach without a key. @default false */
  readonly allowAnyone?: boolean | undefined;
  /**
   * Whether to speak a short text at the start, so that the model is loaded before the first request. Until then, `GET
   * /health/ready` answers 503. @default false
   */
  readonly warmUp?: boolean | undefined;
  /** Logger settings of Fastify, such as `true` or `{ level: "warn" }`. Each speech is a line. @default no logs */
  readonly logger?: boolean | LoggerOptions | undefined;
  /** Whether logs may have addresses of clients, paths of this machine, and stacks. @default false */
  readonly logDetails?: boolean | undefined;
  /**
   * The clients that may read `GET /metrics`: `"loopback"`: clients on this machine and owners of keys; `"key"`: owners of keys; or
   * `"anyone"`. @default "off": nobody
   */
  readonly metrics?: MetricsAccess | "off" | undefined;
  /**
   * The page for people at `/`, in which they write a text and hear it: `true`, or with options. @default false
   */
  readonly page?: boolean | PageOptions | undefined;
  /** Listeners for each request, such as metrics of your own. @default none */
  readonly observers?: readonly SpeechObserver[] | undefined;
}

/** A speech server. */
export interface SpeechServer extends AsyncDisposable {
  /** The Fastify app, to add routes of your own before it listens, or to send requests without a network. */
  readonly app: FastifyInstance;
  /** Answers a request of `node:http`, Express and others, so that the server is part of your own app. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /**
   * Listens. Resolves with the address.
   *
   * @throws {RangeError} for an address that other machines reach, if no key is needed and `allowAnyone` is not set.
   */
  listen(options?: { readonly host?: string; readonly port?: number }): Promise<string>;
  /**
   * Also listens for clients of the Wyoming protocol, such as Home Assistant. The protocol has no keys: everyone who reaches
   * the address may use the server, also if clients over HTTP need a key. Resolves with the address.
   *
   * @throws {RangeError} for an address that other machines reach, unless `allowAnyone` is set.
   */
  listenWyoming(options?: { readonly host?: string; readonly port?: number }): Promise<string>;
  /**
   * Stops to listen, and refuses further requests. Finishes those that are being served within `graceSeconds`, and aborts the
   * rest, each with an error event or a broken connection.
   */
  close(): Promise<void>;
}

/** Port of speech servers that clients know. */
export const DEFAULT_PORT = 8880;
/** Port of speech servers that Home Assistant knows. */
export const WYOMING_PORT = 10_200;
/** Listens to this machine only. */
export const DEFAULT_HOST = "127.0.0.1";
const MOST_CHARACTERS = 100_000;
const GRACE_SECONDS = 30;

/**
 * Creates a speech server: OpenAI's API and more over HTTP. It listens after `listen()`.
 *
 * @throws {TypeError | RangeError} for invalid options.
 */
export async function createServer(options: ServerOptions): Promise<SpeechServer> {
  const { speaker, keys = [], limits = {}, mostCharacters = MOST_CHARACTERS, openLists = true } = options;
  const { allowAnyone = false, logger = false, logDetails = false, metrics: access = "off" } = options;
  const sockets = checkSocketLimits("sockets", options.sockets ?? {});
  const graceSeconds = checkNumber("graceSeconds", options.graceSeconds ?? GRACE_SECONDS, 0, Number.POSITIVE_INFINITY);
  const metrics =
    access === "off" ? undefined : createMetrics({ engine: speaker.engine, active: () => service.active });
  const firstSounds = rememberFirstSounds();
  const refusals = createRefusalLog(logDetails);
  const observers = [
    firstSounds.observer,
    refusals.observer,
    createSpeechTracing(),
    ...(logger ? [createSpeechLog(() => app.log, logDetails)] : []),
    ...(metrics ? [metrics.observer] : []),
    ...(options.observers ?? []),
  ];
  const service = createSpeechService(speaker, { ...options, observers });
  const authentication = createAuthentication(typeof keys === "function" ? keys : () => keys, limits);
  const gate = createStopGate();
  let warming: WarmUp | undefined;
  const app = await createApp(
    {
      service,
      authentication,
      mostCharacters,
      openLists,
      origins: checkEach("origins", options.origins ?? [], isOrigin, ORIGIN_RULE),
      sockets,
      refusals,
    },
    {
      version: packageVersion(),
      hosts: checkEach("hosts", options.hosts ?? [], isHostName, HOST_NAME_RULE),
      trustProxy: checkEach("trustProxy", options.trustProxy ?? [], isProxyAddress, PROXY_ADDRESS_RULE),
      logger: logger && withSerializers(logger === true ? {} : logger, logDetails),
      readiness: () => (gate.isStopping ? "stopping" : readinessOf(speaker.engine, warming)),
      firstSounds,
      gate,
      addMetrics: (target) => {
        if (access !== "off" && metrics) addMetricsRoute(target, metrics, { access, authentication });
      },
      page: options.page === true ? {} : options.page || undefined,
    },
  );
  await app.ready();
  if (options.warmUp) warming = warmUp(speaker, (seconds, error) => logWarmUp(app.log, seconds, error));
  const wyoming = createWyomingServer({ service, limits, mostCharacters, log: app.log });
  const stop = async (): Promise<void> => {
    await Promise.all([stopServer({ service, app, gate, wyoming }, graceSeconds), warming?.stop()]);
    metrics?.[Symbol.dispose]();
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= stop();
    return closing;
  };
  return {
    app,
    handle: (request, response) => app.routing(request, response),
    async listen({ host = DEFAULT_HOST, port = DEFAULT_PORT } = {}) {
      if (!isLoopback(host) && !authentication.needsKey && !allowAnyone) {
        throw new OptionRangeError(
          "host",
          `must be an address of this machine only, such as ${DEFAULT_HOST}, unless clients need a key, got ${host}`,
        );
      }
      await app.listen({
        host,
        port,
        listenTextResolver: (address) =>
          `serving on ${address}; documents at ${address}/docs${options.page ? `; the page at ${address}/` : ""}`,
      });
      return addressOf("http", app.server.address() as AddressInfo);
    },
    async listenWyoming({ host = DEFAULT_HOST, port = WYOMING_PORT } = {}) {
      if (!isLoopback(host) && !allowAnyone) {
        throw new OptionRangeError(
          "host",
          `of Wyoming, which has no keys, must be an address of this machine only, such as ${DEFAULT_HOST}, unless allowAnyone is set, got ${host}`,
        );
      }
      return addressOf("tcp", await wyoming.listen({ host, port }));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function readinessOf(engine: Engine, warming: WarmUp | undefined): Readiness {
  if (engine.status?.().state === "down") return "failing";
  return warming === undefined || warming.isDone ? "ready" : "starting";
}

/** Returns whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

function withSerializers(logger: LoggerOptions, details: boolean): LoggerOptions {
  return {
    ...logger,
    serializers: { err: (error: Error) => ({ stack: "", ...describeError(error, details) }), ...logger.serializers },
  };
}

function logWarmUp(log: FastifyBaseLogger, seconds: number, error: unknown): void {
  if (error === undefined) log.info({ seconds }, "the engine has spoken: ready");
  else log.error({ err: error, seconds }, "the engine failed to speak its first text; trying again");
}

function addressOf(protocol: "http" | "tcp", { address, port }: AddressInfo): string {
  return `${protocol}://${isIP(address) === 6 ? `[${address}]` : address}:${port}`;
}
