import { OptionRangeError } from "../core/option-errors.js";
import { resolveCacheFolder } from "../platform/node/files/cache-folder.js";
import type { AssetEvent } from "./catalogue/events.js";

/** Name of a source in options and variables. */
export type SourceName = "hub" | "registry" | `folder:${string}`;

/** Options of the asset store. */
export interface AssetsOptions {
  /** Folder of the cache. @default `VOXWEAVE_CACHE`, or `voxweave` in the platform's folder for caches. */
  readonly cacheFolder?: string | undefined;
  /** Sources of files that the cache lacks, in the order of use. @default `VOXWEAVE_ASSET_SOURCES`, or hub, registry. */
  readonly sources?: readonly SourceName[] | undefined;
  /** Whether to avoid the network and other programs. @default true if `VOXWEAVE_OFFLINE` is set to a value other than 0. */
  readonly offline?: boolean | undefined;
  /** Address of the hub or of a mirror. @default `HF_ENDPOINT`, or `https://huggingface.co`. */
  readonly hubEndpoint?: string | undefined;
  /** Receives each event, such as progress or the failure of a source. */
  readonly onEvent?: ((event: AssetEvent) => void) | undefined;
}

export interface Settings {
  readonly cacheFolder: string;
  readonly sources: readonly SourceName[];
  readonly offline: boolean;
  readonly hubEndpoint: string;
  readonly hubToken: string | undefined;
  /** False if Node (24 and later) sends `fetch` requests through a proxy. */
  readonly hubDirect: boolean;
  readonly onEvent: (event: AssetEvent) => void;
}

/**
 * Reads the settings. Options override environment variables, which override defaults. An empty variable counts as unset.
 *
 * | variable | meaning |
 * |---|---|
 * | `VOXWEAVE_CACHE` | folder of the cache |
 * | `VOXWEAVE_ASSET_SOURCES` | sources in order, separated by commas: `hub`, `registry`, `folder:PATH` |
 * | `VOXWEAVE_OFFLINE` | `1`: no network, no other programs |
 * | `HF_ENDPOINT` | a mirror of the hub, as the hub's own clients read it |
 * | `HF_TOKEN` | token for the hub; not needed, since the files are public |
 *
 * @throws {RangeError} if a source has an unknown name, or if the endpoint is not an http address.
 */
export function readSettings(options: AssetsOptions, env: NodeJS.ProcessEnv): Settings {
  return {
    cacheFolder: resolveCacheFolder(options.cacheFolder, env),
    sources: readSources(options.sources, env["VOXWEAVE_ASSET_SOURCES"]),
    offline: options.offline ?? !["", "0"].includes(env["VOXWEAVE_OFFLINE"] ?? ""),
    hubEndpoint: readEndpoint(options.hubEndpoint, env["HF_ENDPOINT"]),
    hubToken: env["HF_TOKEN"] || undefined,
    hubDirect: !env["NODE_USE_ENV_PROXY"],
    onEvent: options.onEvent ?? (() => {}),
  };
}

function readSources(given: readonly string[] | undefined, variable: string | undefined): readonly SourceName[] {
  if (given !== undefined) return given.map((name) => parseSource("sources", name));
  return (variable || "hub,registry").split(",").map((name) => parseSource("VOXWEAVE_ASSET_SOURCES", name));
}

function parseSource(option: string, text: string): SourceName {
  const name = text.trim();
  if (name === "hub" || name === "registry") return name;
  if (name.startsWith("folder:") && name.length > "folder:".length) return `folder:${name.slice("folder:".length)}`;
  throw new OptionRangeError(option, `must have the names hub, registry or folder:PATH, got ${JSON.stringify(name)}`);
}

function readEndpoint(given: string | undefined, variable: string | undefined): string {
  const option = given === undefined ? "HF_ENDPOINT" : "hubEndpoint";
  const text = given ?? (variable || "https://huggingface.co");
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, "");
  throw new OptionRangeError(option, `must be an address such as https://huggingface.co, got ${JSON.stringify(text)}`);
}
