import type { Asset } from "../catalogue/asset.js";

/**
 * A source of assets. The tests in `test/contract/asset-source.ts` state what every source must do.
 *
 * A source only delivers bytes. The store checks size and digest, once for all sources.
 */
export interface AssetSource {
  /** Name in events and errors, such as `"hub"`. */
  readonly name: string;
  /** Whether the source works without a network and without other programs. */
  readonly local: boolean;
  /** Tells whether the source may have this asset. */
  offers(asset: Asset): boolean;
  /**
   * Writes the bytes of `asset` to the file at `path`, whose folder exists. Continues or replaces the file of an earlier
   * try. Leaves no other files behind.
   *
   * @throws {SourceError} if the source cannot deliver. @throws {VoxError} `VOX_FILE_UNWRITABLE`.
   */
  download(asset: Asset, path: string, call: DownloadCall): Promise<void>;
}

export interface DownloadCall {
  readonly signal?: AbortSignal | undefined;
  /** @unit bytes */
  readonly onProgress: (bytesDone: number) => void;
  readonly onRetry: (reason: string) => void;
  /** Receives another asset of the same package. Its complete file is at `path`, and may be moved. */
  readonly onSpare: (asset: Asset, path: string) => Promise<void>;
}

/** Error of a source that cannot deliver, with advice for the user. The store then uses the next source. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  /** Whether the source would fail for other assets too, so that the store does not use it again. */
  readonly unreachable: boolean;
  /** Whether the source works but lacks this asset. The store reports that only if the source has no equivalent asset. */
  readonly absent: boolean;

  constructor(
    reason: string,
    remedy: string,
    {
      unreachable = false,
      absent = false,
      cause,
    }: { readonly unreachable?: boolean; readonly absent?: boolean; readonly cause?: unknown } = {},
  ) {
    super(`${reason}. ${remedy}`, { cause });
    this.unreachable = unreachable;
    this.absent = absent;
  }
}
