import { once } from "node:events";
import type { FastifyBaseLogger } from "fastify";
import type { Lexicon } from "../../lexicon/lexicon.js";
import { loadLexicon } from "../../output/load-lexicon.js";
import type { ApiKey } from "../../server/http/api-keys.js";
import { checkBrowserFiles } from "../../server/http/page-routes.js";
import { createServer, DEFAULT_HOST, isLoopback, type SpeechServer } from "../../server/server.js";
import { flushTraces } from "../../server/tracing/flush-traces.js";
import type { CacheEvent } from "../../store/cached-engine.js";
import { loadApiKeys } from "../api-keys-file.js";
import type { CommandContext } from "../command-context.js";
import type { ListenAddress } from "../listen-address.js";
import { createProgressBar } from "../progress-bar.js";
import { UsageError } from "../usage-errors.js";
import { checkSpeech } from "./check-speech.js";
import { listenFailure } from "./listen-failure.js";
import { openLogStream } from "./log-stream.js";
import { openServeSpeaker } from "./open-serve-speaker.js";
import { type Reloaded, watchFiles } from "./reloaded-file.js";
import type { ServeSettings } from "./settings.js";

/**
 * Runs a server until a signal ends it.
 *
 * @throws {UsageError | VoxError} for settings that are wrong, before any weights are downloaded.
 */
export async function runServer(settings: ServeSettings, context: CommandContext): Promise<void> {
  const { signal } = context;
  let log: FastifyBaseLogger | undefined;
  using files = await openServeFiles(settings, () => log);
  context.onHangUp(() => void files.reload()); // Before the weights are downloaded, which may take minutes.
  const { wyoming } = settings;
  using bar = createProgressBar(context);
  // A signal must not end the speaker before the server.
  await using opened = await openServeSpeaker(settings, bar, (event) => logCacheFailure(log, event));
  signal.throwIfAborted();
  await using server = await openServer(settings, opened.speaker, files, context);
  log = server.app.log;
  const { host, port } = settings;
  await server.listen(settings).catch((error: unknown) => Promise.reject(listenFailure(error, host, port, "--port")));
  bar.clear();
  if (wyoming !== undefined) log.info(`serving the Wyoming protocol on ${await listenWyoming(server, wyoming)}`);
  if (!signal.aborted) await once(signal, "abort");
  log.info(`stopping within ${settings.grace} s`);
  await server.close();
  await flushTraces();
  signal.throwIfAborted();
}

function listenWyoming(server: SpeechServer, address: ListenAddress): Promise<string> {
  const { host = DEFAULT_HOST, port } = address;
  return server
    .listenWyoming(address)
    .catch((error: unknown) => Promise.reject(listenFailure(error, host, port, "--wyoming")));
}

/** The files of a server, which it reads again when they change. */
export interface ServeFiles extends Disposable {
  readonly keys: Reloaded<readonly ApiKey[]>;
  readonly lexicons: Reloaded<readonly Lexicon[]>;
  reload(): Promise<void>;
}

/**
 * Reads the files of a server, and checks the settings that need them.
 *
 * @throws {UsageError | VoxError}
 */
export async function openServeFiles(
  settings: ServeSettings,
  log: () => FastifyBaseLogger | undefined,
): Promise<ServeFiles> {
  checkAddresses(settings);
  await checkSpeech(settings);
  if (settings.browserFiles !== undefined) await checkBrowserFiles(settings.browserFiles);
  const { keys: keysPath, lexicon: lexiconPaths } = settings;
  const listenerFor = (what: string) => ({
    onReloaded: () => log()?.info(`read the ${what} again`),
    onFailed: (error: unknown) => log()?.error({ err: error }, `cannot read the ${what} again; the old ones stay`),
  });
  const keyPaths = keysPath === undefined ? [] : [keysPath];
  const loadKeys = async (): Promise<readonly ApiKey[]> => (await Promise.all(keyPaths.map(loadApiKeys))).flat();
  const keys = await watchFiles(keyPaths, loadKeys, listenerFor("keys"));
  const loadLexicons = (): Promise<readonly Lexicon[]> => Promise.all(lexiconPaths.map((path) => loadLexicon(path)));
  try {
    const lexicons = await watchFiles(lexiconPaths, loadLexicons, listenerFor("lexicons"));
    return {
      keys,
      lexicons,
      async reload() {
        await Promise.all([keyPaths.length > 0 && keys.reload(), lexiconPaths.length > 0 && lexicons.reload()]);
      },
      [Symbol.dispose]() {
        keys[Symbol.dispose]();
        lexicons[Symbol.dispose]();
      },
    };
  } catch (error) {
    keys[Symbol.dispose]();
    throw error;
  }
}

/** @throws {UsageError} for an address that other machines reach without a key, unless the settings allow it. */
function checkAddresses({ host, keys, wyoming, allowAnyone }: ServeSettings): void {
  if (allowAnyone) return;
  if (!isLoopback(host) && keys === undefined) {
    throw new UsageError(
      `--host ${host} lets other machines use the server: name their keys with --keys, or add --allow-anyone`,
    );
  }
  if (wyoming?.host !== undefined && !isLoopback(wyoming.host)) {
    throw new UsageError(
      `the host ${wyoming.host} of --wyoming lets other machines use the server, and the Wyoming protocol has no keys: ` +
        "if Home Assistant runs on another machine, add --allow-anyone (clients over HTTP still need the keys of --keys); " +
        `else name the port alone: --wyoming ${wyoming.port}`,
    );
  }
}

function openServer(
  settings: ServeSettings,
  speaker: Parameters<typeof createServer>[0]["speaker"],
  { keys, lexicons }: ServeFiles,
  context: CommandContext,
): Promise<SpeechServer> {
  const { voice, speed, language, requests, characters } = settings;
  return createServer({
    speaker,
    keys: () => keys.current,
    limits: { requestsPerMinute: requests, charactersPerMinute: characters, concurrency: settings.concurrency },
    defaults: () => ({ voice, speed, language, lexicons: lexicons.current }),
    openLists: settings.openLists,
    page: settings.page && { browserFiles: settings.browserFiles },
    origins: settings.origin,
    hosts: settings.hostName,
    trustProxy: settings.trustProxy,
    mostActive: settings.mostActive,
    mostCharacters: settings.mostCharacters,
    sockets: {
      idleSeconds: settings.socketIdle,
      pingSeconds: settings.socketPing,
      mostContexts: settings.mostContexts,
    },
    deadlineSeconds: settings.deadline,
    graceSeconds: settings.grace,
    allowAnyone: settings.allowAnyone,
    warmUp: true,
    metrics: settings.metrics,
    logger: { base: null, level: settings.logLevel, stream: openLogStream(context, settings.log) },
    logDetails: settings.logDetails,
  });
}

function logCacheFailure(log: FastifyBaseLogger | undefined, event: CacheEvent): void {
  if (event.type === "failed") log?.warn({ err: event.error }, `the cache of utterances failed to ${event.operation}`);
}
