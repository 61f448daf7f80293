import type { Loudness } from "../../../src/speaker/leveller.js";
import type { Pauses } from "../../../src/speaker/pauses.js";
import { SourceError } from "./source-error.js";

/** The offer of the host of the page, as `page.json` beside the page says. */
export interface PageConfig {
  readonly version: string;
  /** The server that the page belongs to, or null for a page on a host of static files. */
  readonly server: {
    /** Address of the folder that has `v1/`, relative to the page. */
    readonly base: string;
    readonly needsKey: boolean;
    /** Longest text. @unit characters */
    readonly mostCharacters: number;
    readonly defaults: ServerDefaults;
  } | null;
  /** Address of the folder of `voxweave assets export --browser`, relative to the page, or null without one. */
  readonly device: string | null;
}

/** Settings of a server for a request that does not say them. */
export interface ServerDefaults {
  /** A voice or a mix of voices. */
  readonly voice?: string;
  readonly speed?: number;
  readonly loudness?: Loudness;
  readonly pauses?: Pauses;
}

/** Loads what the host of the page offers. @throws {SourceError} if it does not answer */
export async function loadPageConfig(): Promise<PageConfig> {
  try {
    const response = await fetch(new URL("page.json", document.baseURI), { cache: "no-cache" });
    if (!response.ok) throw new Error(`page.json answered ${response.status}`);
    return (await response.json()) as PageConfig;
  } catch (cause) {
    const message = "The page cannot find out what can speak here. Check the connection, then try again.";
    throw new SourceError(message, "page_config", "source", { cause });
  }
}
