/** What happens while an asset is brought here. `asset` is its name, `source` the name of the source that is asked. */
export type AssetEvent =
  | { readonly type: "started"; readonly asset: string; readonly source: string; readonly bytesTotal: number }
  | {
      readonly type: "progress";
      readonly asset: string;
      readonly source: string;
      /** How much is on disk, with what an earlier try had left. @unit bytes */
      readonly bytesDone: number;
      /** @unit bytes */
      readonly bytesTotal: number;
    }
  /** The source is asked once more, from where it broke off. */
  | { readonly type: "retrying"; readonly asset: string; readonly source: string; readonly reason: string }
  /** The source could not deliver; the next one is asked, or, after the last, the call rejects. */
  | { readonly type: "failed"; readonly asset: string; readonly source: string; readonly reason: string }
  /** Another process, or another call in this one, is pulling the same files. */
  | { readonly type: "waiting"; readonly asset: string }
  /** The file is in the cache and has the right digest. */
  | { readonly type: "verified"; readonly asset: string; readonly source: string; readonly path: string }
  /** A derived asset is being built from `from`, the name of another. */
  | { readonly type: "preparing"; readonly asset: string; readonly from: string }
  | { readonly type: "prepared"; readonly asset: string; readonly path: string };
