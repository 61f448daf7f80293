import type { Speech } from "../core/speech.js";

/**
 * A store of finished utterances, bounded in bytes. What was used longest ago leaves first.
 *
 * Engines and programs may share a store: the key of an utterance names its engine. The tests in
 * `test/contract/utterance-store.ts` state what every store must do.
 */
export interface UtteranceStore {
  /** Size of what it holds, if it knows without a search. @unit bytes @default unknown */
  readonly bytes?: number | undefined;
  /**
   * Returns the speech of a key, or `undefined` if the store has none or only a damaged one. The caller may change the samples.
   *
   * @throws {VoxError} `VOX_FILE_UNREADABLE`, from a store on a disk.
   */
  get(key: string): Promise<Speech | undefined>;
  /**
   * Keeps speech, in place of any other of the same key. It has copied the samples when the call returns, before the promise
   * resolves, so the caller may change them. Speech that is larger than the whole store is not kept.
   *
   * @throws {VoxError} `VOX_FILE_UNWRITABLE`, from a store on a disk.
   */
  put(key: string, speech: Speech): Promise<void>;
}

/** How much a store may hold. */
export interface UtteranceStoreOptions {
  /** Largest size of the store. A second of Kokoro's sound takes 96 kB. @unit bytes @default the default of the store */
  readonly maxBytes?: number | undefined;
}
