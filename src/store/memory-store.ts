import { checkInteger, checkOptions } from "../core/checks.js";
import type { Speech } from "../core/speech.js";
import { copySpeech } from "./copy-speech.js";
import type { UtteranceStore, UtteranceStoreOptions } from "./utterance-store.js";

/** 23 minutes of Kokoro's sound. */
const MAX_BYTES = 128 * 2 ** 20;

/** Growth of the resident memory by an entry beside its arrays and its key, measured with 100,000 entries. @unit bytes */
const ENTRY_BYTES = 1_500;

/**
 * Creates a store in the memory of this process.
 *
 * @param options `maxBytes` is 128 MiB by default.
 * @throws {TypeError | RangeError} for invalid options.
 */
export function createMemoryUtteranceStore(options: UtteranceStoreOptions = {}): UtteranceStore {
  checkOptions("options", options, ["maxBytes"]);
  const { maxBytes = MAX_BYTES } = options;
  checkInteger("maxBytes", maxBytes, 0, Number.MAX_SAFE_INTEGER);
  /** In the order of their last use. */
  const entries = new Map<string, Speech>();
  let bytes = 0;

  const take = (key: string): Speech | undefined => {
    const speech = entries.get(key);
    if (speech === undefined) return undefined;
    entries.delete(key);
    bytes -= sizeOf(key, speech);
    return speech;
  };
  const add = (key: string, speech: Speech): void => {
    entries.set(key, speech);
    bytes += sizeOf(key, speech);
  };

  return {
    get bytes() {
      return bytes;
    },
    async get(key) {
      const speech = take(key);
      if (speech === undefined) return undefined;
      add(key, speech);
      return copySpeech(speech);
    },
    async put(key, speech) {
      take(key);
      if (sizeOf(key, speech) > maxBytes) return;
      add(key, copySpeech(speech));
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        take(oldest);
      }
    },
  };
}

function sizeOf(key: string, { samples, frames }: Speech): number {
  return ENTRY_BYTES + 2 * key.length + samples.byteLength + (frames?.phonemes.byteLength ?? 0);
}
