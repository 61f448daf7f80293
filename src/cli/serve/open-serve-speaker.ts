import type { Engine } from "../../core/engine.js";
import { createSpeaker, openNamed } from "../../create-speaker.js";
import type { Speaker } from "../../speaker/speaker.js";
import { type CacheEvent, createCachedEngine } from "../../store/cached-engine.js";
import { createMemoryUtteranceStore } from "../../store/memory-store.js";
import { assetsOptions } from "../engine-options.js";
import type { ProgressBar } from "../progress-bar.js";
import type { ServeSettings } from "./settings.js";

/** A speaker whose engine keeps finished utterances. */
export interface ServeSpeaker extends AsyncDisposable {
  readonly speaker: Speaker;
}

const MEGABYTE = 1024 * 1024;

/**
 * Opens the engine of a server, and a speaker on it.
 *
 * @throws {VoxError} as `createSpeaker`.
 */
export async function openServeSpeaker(
  settings: ServeSettings,
  bar: ProgressBar,
  onCacheEvent: (event: CacheEvent) => void,
): Promise<ServeSpeaker> {
  const { threads, workers, offline, voice, speed, language, cache } = settings;
  const assets = assetsOptions({ ...(offline && { offline }) }, bar);
  const opened = await openNamed(settings.engine, { assets, threads, workers, voice });
  const engine = withCache(opened, cache, onCacheEvent);
  try {
    const speaker = await createSpeaker({ engine, voice, speed, language });
    return {
      speaker,
      async [Symbol.asyncDispose]() {
        await speaker.close();
        await engine[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await engine[Symbol.asyncDispose]();
    throw error;
  }
}

/** An engine without a fingerprint cannot be cached: docs/cache.md. */
function withCache(engine: Engine, megabytes: number, onEvent: (event: CacheEvent) => void): Engine {
  if (megabytes === 0 || engine.fingerprint === undefined) return engine;
  return createCachedEngine(engine, { store: createMemoryUtteranceStore({ maxBytes: megabytes * MEGABYTE }), onEvent });
}
