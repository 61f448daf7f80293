import type { ZodType } from "zod";
import { ENGINE_IDS } from "../../engines/registry.js";
import { z } from "../../platform/schema.js";
import { HOST_NAME_RULE, isHostName } from "../../server/http/host-names.js";
import { isOrigin, ORIGIN_RULE } from "../../server/http/origins.js";
import { isProxyAddress, PROXY_ADDRESS_RULE } from "../../server/http/proxy-addresses.js";
import { speedSchema } from "../../server/http/schemas.js";
import type { MetricsAccess } from "../../server/metrics/metrics-route.js";
import { DEFAULT_HOST, DEFAULT_PORT } from "../../server/server.js";
import { MOST_TIMER_SECONDS, SOCKET_LIMITS } from "../../server/websocket/socket-limits.js";
import { type ListenAddress, parseListenAddress } from "../listen-address.js";
import type { LogFormat } from "./log-stream.js";

/** The settings of `voxweave serve`. */
export interface ServeSettings {
  readonly host: string;
  readonly port: number;
  readonly wyoming: ListenAddress | undefined;
  readonly hostName: readonly string[];
  readonly origin: readonly string[];
  readonly trustProxy: readonly string[];
  readonly keys: string | undefined;
  readonly allowAnyone: boolean;
  readonly openLists: boolean;
  readonly page: boolean;
  readonly browserFiles: string | undefined;
  /** @unit requests per minute */
  readonly requests: number | undefined;
  /** @unit characters per minute */
  readonly characters: number | undefined;
  readonly concurrency: number | undefined;
  readonly mostActive: number;
  readonly mostCharacters: number;
  readonly mostContexts: number;
  /** @unit seconds */
  readonly socketIdle: number;
  /** @unit seconds */
  readonly socketPing: number;
  /** @unit seconds */
  readonly deadline: number;
  /** @unit seconds */
  readonly grace: number;
  readonly engine: string | undefined;
  readonly threads: number | undefined;
  readonly workers: number | "auto";
  readonly offline: boolean;
  readonly voice: string | undefined;
  readonly speed: number | undefined;
  readonly language: string | undefined;
  readonly lexicon: readonly string[];
  /** @unit megabytes */
  readonly cache: number;
  readonly metrics: MetricsAccess | "off";
  readonly log: LogFormat;
  readonly logLevel: LogLevel;
  readonly logDetails: boolean;
}

/** Least level of the lines of a log. */
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** How a value is written on the command line and in the environment. */
export type SettingKind = "text" | "number" | "switch" | "list";

/** A setting: how it is written, checked and described. */
export interface Setting<Value> {
  readonly kind: SettingKind;
  /** The placeholder of its value in the help. A switch has none. */
  readonly argument?: string;
  readonly schema: ZodType<Value>;
  readonly default: Value;
  /** Whether it is a path. A path in a configuration file is relative to the folder of that file. */
  readonly isPath?: boolean;
  readonly help: string;
}

const port = z.number().int().min(0).max(65_535);
const whole = z.number().int().min(1);
const timer = z.number().min(1).max(MOST_TIMER_SECONDS);
const path = z.string().min(1);
const proxies = z.array(z.string().refine(isProxyAddress, PROXY_ADDRESS_RULE));
const hostNames = z.array(z.string().refine(isHostName, HOST_NAME_RULE));
const origins = z.array(z.string().refine(isOrigin, ORIGIN_RULE));

/** All settings, in the order of the help. The keys are their names in a configuration file. */
export const SETTINGS: { readonly [Name in keyof ServeSettings]: Setting<ServeSettings[Name]> } = {
  host: text("<address>", z.string().min(1), DEFAULT_HOST, "address to listen on"),
  port: number("<number>", port, DEFAULT_PORT, "port to listen on; 0: a free one"),
  wyoming: text(
    "<[host:]port>",
    z
      .string()
      .transform((address) => parseListenAddress(address))
      .refine((address) => address !== undefined, "must be a port, or a host and a port: 0.0.0.0:10200")
      .optional(),
    undefined,
    "also serve Home Assistant and others over the Wyoming protocol, such as on 10200; it has no keys",
  ),
  hostName: list("<name>", hostNames, "name under which clients reach the server"),
  origin: list("<origin>", origins, "origin of pages that may use the server"),
  trustProxy: list("<address>", proxies, "address or range of a proxy whose x-forwarded-for names the client"),
  keys: { ...text("<path>", path.optional(), undefined, "file with the keys of clients"), isPath: true },
  allowAnyone: flag(false, "let clients on other machines use the server without a key"),
  openLists: flag(true, "give the lists of voices and models also to clients without a key"),
  page: flag(true, "give people a page at / in which they write a text and hear it"),
  browserFiles: {
    ...text(
      "<folder>",
      path.optional(),
      undefined,
      "folder of voxweave assets export --browser, with which the page also speaks without the server",
    ),
    isPath: true,
  },
  requests: number(
    "<number>",
    whole.optional(),
    undefined,
    "requests per minute of a client without limits of its own",
  ),
  characters: number("<number>", whole.optional(), undefined, "characters per minute of such a client"),
  concurrency: number("<number>", whole.optional(), undefined, "requests at the same time of such a client"),
  mostActive: number("<number>", whole, 128, "requests of all clients at the same time"),
  mostCharacters: number("<number>", whole, 100_000, "length of a text"),
  mostContexts: number(
    "<number>",
    whole.max(1_000),
    SOCKET_LIMITS.mostContexts,
    "texts at the same time on one WebSocket",
  ),
  socketIdle: number("<seconds>", timer, SOCKET_LIMITS.idleSeconds, "time without a message that ends a WebSocket"),
  socketPing: number(
    "<seconds>",
    timer,
    SOCKET_LIMITS.pingSeconds,
    "time for the client of a WebSocket to answer a ping",
  ),
  deadline: number("<seconds>", z.number().min(1), 600, "time for a whole request"),
  grace: number("<seconds>", z.number().min(0), 30, "time for requests in progress when the server stops"),
  engine: text(
    "<id>",
    z.enum(ENGINE_IDS).optional(),
    undefined,
    "engine; without it, the pick of voxweave bench --pick, or kokoro-onnx",
  ),
  threads: number(
    "<number>",
    whole.optional(),
    undefined,
    "threads for one utterance; without it, all physical cores, or a share of them while all workers speak",
  ),
  workers: number(
    "<number>",
    z.union([whole, z.literal("auto")], "must be a whole number from 1, or auto"),
    "auto",
    "processes that speak an utterance each at the same time; auto: as many as cores and memory allow",
  ),
  offline: flag(false, "make no network request; use only the cache of weights"),
  voice: text(
    "<voice>",
    z.string().min(1).optional(),
    undefined,
    "voice or mix for requests that name none; without it, the engine's",
  ),
  speed: number("<factor>", speedSchema.optional(), undefined, "pace for requests that name none"),
  language: text(
    "<tag>",
    z.string().min(1).optional(),
    undefined,
    "language of texts for requests that name none; without it, the voice's",
  ),
  lexicon: { ...list("<path>", z.array(path), "file with pronunciations for all requests"), isPath: true },
  cache: number(
    "<megabytes>",
    z.number().min(0),
    128,
    "memory for finished utterances, so that a repeated one costs nothing; 0: none",
  ),
  metrics: text(
    "<who>",
    z.enum(["loopback", "key", "anyone", "off"]),
    "loopback",
    "who may read /metrics: loopback (this machine, and owners of keys), key, anyone or off",
  ),
  log: text(
    "<format>",
    z.enum(["auto", "json", "text"]),
    "auto",
    "lines of the log: json, text, or auto: text on a terminal",
  ),
  logLevel: text("<level>", z.enum(["debug", "info", "warn", "error", "silent"]), "info", "least level of the log"),
  logDetails: flag(false, "log addresses of clients, paths of this machine, and stacks"),
};

/** Names of all settings. */
export const SETTING_NAMES: readonly (keyof ServeSettings)[] = Object.keys(SETTINGS) as (keyof ServeSettings)[];

/** Returns the option of a setting on the command line, such as `"--most-active"`. */
export function flagOf(name: keyof ServeSettings): string {
  return `--${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Returns the environment variable of a setting, such as `"VOXWEAVE_SERVE_MOST_ACTIVE"`. */
export function variableOf(name: keyof ServeSettings | "config"): string {
  return `VOXWEAVE_SERVE_${name.replaceAll(/[A-Z]/gu, (letter) => `_${letter}`).toUpperCase()}`;
}

function text<Value>(argument: string, schema: ZodType<Value>, preset: Value, help: string): Setting<Value> {
  return { kind: "text", argument, schema, default: preset, help };
}

function number<Value>(argument: string, schema: ZodType<Value>, preset: Value, help: string): Setting<Value> {
  return { kind: "number", argument, schema, default: preset, help };
}

function list(argument: string, schema: ZodType<readonly string[]>, help: string): Setting<readonly string[]> {
  return { kind: "list", argument, schema, default: [], help };
}

function flag(preset: boolean, help: string): Setting<boolean> {
  return { kind: "switch", schema: z.boolean(), default: preset, help };
}
