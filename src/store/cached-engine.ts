import { abortable } from "../core/abort.js";
import { checkFunction, checkObject, checkOptions } from "../core/checks.js";
import type { CacheStatus, Engine, SynthesizeOptions } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { OptionTypeError } from "../core/option-errors.js";
import type { Speech } from "../core/speech.js";
import type { Utterance } from "../core/utterance.js";
import type { SpeechStyle } from "../core/voice.js";
import { createMemoryUtteranceStore } from "./memory-store.js";
import { SharedSynthesis } from "./shared-synthesis.js";
import { utteranceKey } from "./utterance-key.js";
import type { UtteranceStore } from "./utterance-store.js";

/**
 * The way in which a call of a cached engine got its sound, or a problem of the store.
 *
 * - `"hit"`: the store had the sound.
 * - `"miss"`: the engine makes the sound.
 * - `"shared"`: the engine already makes the sound, for another call.
 * - `"failed"`: the store could not be read or written. The call gets its sound from the engine all the same.
 * - `"skipped"`: the sound is not kept, because too many writes to the store are in progress.
 */
export type CacheEvent =
  | { readonly type: "hit" | "miss" | "shared" | "skipped" }
  | { readonly type: "failed"; readonly operation: "get" | "put"; readonly error: unknown };

/** Options of {@link createCachedEngine}. */
export interface CachedEngineOptions {
  /** Where finished utterances are kept. Several engines may share it. @default a store in memory of 128 MiB */
  readonly store?: UtteranceStore | undefined;
  /** Receives what happens to each call, for metrics and logs. @default nobody */
  readonly onEvent?: ((event: CacheEvent) => void) | undefined;
}

/** Most writes to a store at the same time, so that a slow disk does not fill the memory. */
const MOST_WRITES = 16;

/**
 * Returns an engine that speaks each utterance once, and returns the kept sound when it is asked again. The sound is the same to
 * the last bit. Pass it to `createSpeaker({ engine })`.
 *
 * Calls for the same utterance at the same time share one synthesis. Failures are not kept. Sound is written to the store after
 * the caller has it. The cached engine owns `engine` and disposes of it; disposal waits for the last writes.
 *
 * @throws {TypeError} for invalid options, and for an engine without a `fingerprint`, whose sound cannot be cached.
 */
export function createCachedEngine(engine: Engine, options: CachedEngineOptions = {}): Engine {
  checkCachedEngine(engine, options);
  const { store = createMemoryUtteranceStore(), onEvent = () => {} } = options;
  const cache = new UtteranceCache(engine, store, onEvent);
  const { id, fingerprint, input, textLanguages, sampleRate, maxInputLength, concurrency, defaultVoice } = engine;
  return {
    id,
    ...(fingerprint !== undefined && { fingerprint }),
    input,
    ...(textLanguages !== undefined && { textLanguages }),
    sampleRate,
    maxInputLength,
    concurrency,
    defaultVoice,
    ...(engine.status !== undefined && { status: () => (engine as Required<Engine>).status() }),
    cacheStatus: () => cache.status(),
    voices: (call) => engine.voices(call),
    synthesize: (utterance, style, call) => cache.synthesize(utterance, style, call),
    [Symbol.asyncDispose]: () => cache.close(),
  };
}

function checkCachedEngine(engine: Engine, options: CachedEngineOptions): void {
  checkObject("engine", engine);
  if (engine.fingerprint === undefined) {
    const rule = `${engine.id} cannot be cached, because it has no fingerprint; use it without createCachedEngine()`;
    throw new OptionTypeError("engine", rule);
  }
  checkOptions("options", options, ["store", "onEvent"]);
  const { store, onEvent } = options;
  if (onEvent !== undefined) checkFunction("onEvent", onEvent);
  if (store === undefined) return;
  checkFunction("store.get", Object(store).get);
  checkFunction("store.put", Object(store).put);
}

class UtteranceCache {
  readonly #engine: Engine;
  readonly #store: UtteranceStore;
  readonly #onEvent: (event: CacheEvent) => void;
  /** The utterances that are spoken or written to the store now, by key. */
  readonly #current = new Map<string, SharedSynthesis>();
  readonly #writes = new Set<Promise<void>>();
  readonly #counts = { hit: 0, miss: 0, shared: 0 };
  #closed = false;

  constructor(engine: Engine, store: UtteranceStore, onEvent: (event: CacheEvent) => void) {
    this.#engine = engine;
    this.#store = store;
    this.#onEvent = onEvent;
  }

  status(): CacheStatus {
    const { hit, miss, shared } = this.#counts;
    return { hits: hit, misses: miss, shared, bytes: this.#store.bytes };
  }

  async synthesize(utterance: Utterance, style: SpeechStyle, call: SynthesizeOptions = {}): Promise<Speech> {
    call.signal?.throwIfAborted();
    this.#throwIfClosed();
    const key = utteranceKey(this.#engine, utterance, style);
    if (!this.#current.has(key)) {
      const kept = await abortable(this.#find(key), call.signal);
      this.#throwIfClosed();
      if (kept !== undefined) {
        this.#count("hit");
        return kept;
      }
    }
    const current = this.#current.get(key);
    this.#count(current === undefined ? "miss" : "shared");
    return (current ?? this.#open(key, utterance, style)).join(call);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#engine[Symbol.asyncDispose]();
    await Promise.all(this.#writes);
  }

  #count(type: "hit" | "miss" | "shared"): void {
    this.#counts[type] += 1;
    this.#onEvent({ type });
  }

  #open(key: string, utterance: Utterance, style: SpeechStyle): SharedSynthesis {
    const forget = (): void => {
      if (this.#current.get(key) === synthesis) this.#current.delete(key);
    };
    const synthesis = new SharedSynthesis((call) => this.#engine.synthesize(utterance, style, call), forget);
    this.#current.set(key, synthesis);
    // It stays current until the store has it, so that no call falls between the two.
    void synthesis.result.then((speech) => this.#keep(key, speech)).then(forget, forget);
    return synthesis;
  }

  async #find(key: string): Promise<Speech | undefined> {
    try {
      return await this.#store.get(key);
    } catch (error) {
      this.#onEvent({ type: "failed", operation: "get", error });
      return undefined;
    }
  }

  async #keep(key: string, speech: Speech): Promise<void> {
    if (this.#writes.size >= MOST_WRITES) {
      this.#onEvent({ type: "skipped" });
      return;
    }
    const write = this.#write(key, speech);
    this.#writes.add(write);
    await write;
    this.#writes.delete(write);
  }

  async #write(key: string, speech: Speech): Promise<void> {
    try {
      await this.#store.put(key, speech);
    } catch (error) {
      this.#onEvent({ type: "failed", operation: "put", error });
    }
  }

  #throwIfClosed(): void {
    if (!this.#closed) return;
    const { id: engine } = this.#engine;
    throw new VoxError("VOX_ENGINE_CLOSED", `the engine ${engine} is closed; create a new one`, { engine });
  }
}
