import type { Asset } from "../asset.js";

/**
 * A place that assets come from. What each one owes its caller is stated as tests in `test/contract/asset-source.ts`.
 *
 * A source only brings bytes: size and digest are checked by the store, once, for all sources.
 */
export interface AssetSource {
  /** The name that people read in events and errors, such as `"hub"`. */
  readonly name: string;
  /** Whether it needs neither a network nor another program. */
  readonly local: boolean;
  /** Whether it is worth asking for this asset. */
  offers(asset: Asset): boolean;
  /**
   * Writes the bytes of `asset` to the file at `path`, in a folder that exists. A file that is there was left by an
   * earlier try: it is continued or replaced. Nothing else is left behind.
   *
   * @throws {SourceError} where it cannot deliver. @throws {VoxError} `VOX_FILE_UNWRITABLE`.
   */
  download(asset: Asset, path: string, call: DownloadCall): Promise<void>;
}

export interface DownloadCall {
  readonly signal?: AbortSignal | undefined;
  /** @unit bytes */
  readonly onProgress: (bytesDone: number) => void;
  readonly onRetry: (reason: string) => void;
  /** Hands over another asset that came along, whole at `path`; the file may be moved away. */
  readonly onSpare: (asset: Asset, path: string) => Promise<void>;
}

/** Why a source cannot deliver, and what the user can do about it. The next source is asked. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  /** Whether asking it for another asset would fail alike, so that it is not asked again. */
  readonly unreachable: boolean;
  /** Whether it lacks this asset and nothing is wrong: of no interest where it has another that will do. */
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
