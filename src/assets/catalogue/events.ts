/** Event during the download or the build of an asset. `asset` is its name, `source` the name of the source in use. */
export type AssetEvent =
  | { readonly type: "started"; readonly asset: string; readonly source: string; readonly bytesTotal: number }
  | {
      readonly type: "progress";
      readonly asset: string;
      readonly source: string;
      /** Size of the file so far, with the part of an earlier try. @unit bytes */
      readonly bytesDone: number;
      /** @unit bytes */
      readonly bytesTotal: number;
    }
  /** VoxWeave tries the source again, from the place where the download stopped. */
  | { readonly type: "retrying"; readonly asset: string; readonly source: string; readonly reason: string }
  /** The source could not deliver. VoxWeave tries the next source; after the last one, the call rejects. */
  | { readonly type: "failed"; readonly asset: string; readonly source: string; readonly reason: string }
  /** Another process, another page, or another call of this one, is downloading the same files. */
  | { readonly type: "waiting"; readonly asset: string }
  /** The file is in the cache and has the right digest. */
  | { readonly type: "verified"; readonly asset: string; readonly source: string; readonly path: string }
  /** VoxWeave is building the asset from another, whose name is `from`. */
  | { readonly type: "preparing"; readonly asset: string; readonly from: string }
  /** The asset has been built. */
  | { readonly type: "prepared"; readonly asset: string; readonly path: string };
