import { effect, signal } from "@preact/signals";
import { createPlayer, type Playback, type Player } from "../../../src/browser/playback/playback.js";
import workletAddress from "../../../src/browser/playback/playback-worklet.ts?worker&url";
import { type SourceError, toSourceError } from "../source/source-error.js";
import { SAMPLE_RATE, type SpeakSettings } from "../source/speech-source.js";
import { pause, phase } from "./playback.js";
import { settings } from "./settings.js";
import { source } from "./source.js";

/** Name of the preview that is heard now, as its button gave it. */
export const previewing = signal<string | undefined>();
/** Why the last preview failed. */
export const previewFailure = signal<{ readonly name: string; readonly error: SourceError } | undefined>();

let player: Player | undefined;
let playback: Playback | undefined;

/**
 * Speaks a few words beside the text, such as a sample of a voice; or stops them, if they are spoken now. Call it in the handler
 * of a click or a key.
 *
 * @param name names the button that asks
 * @param changes settings in place of those of now
 */
export function togglePreview(name: string, text: string, changes: Partial<SpeakSettings> = {}): void {
  const isStop = previewing.peek() === name;
  stopPreview();
  const speaker = source.peek();
  if (isStop || speaker === undefined) return;
  pause();
  player ??= createPlayer(SAMPLE_RATE, workletAddress);
  const started = player.play((signal) =>
    toChunks(speaker.speak(text, { ...settings.peek(), ...changes }, { signal })),
  );
  playback = started;
  previewing.value = name;
  started.finished.then(
    () => started === playback && stopPreview(),
    (thrown: unknown) => {
      if (started !== playback) return;
      stopPreview();
      previewFailure.value = { name, error: toSourceError(thrown) };
    },
  );
}

/** Stops the preview, and forgets its failure. */
export function stopPreview(): void {
  const before = playback;
  playback = undefined;
  previewing.value = undefined;
  previewFailure.value = undefined;
  before?.stop();
}

// The speech goes on without the preview: nobody understands two voices at once.
effect(() => {
  if (phase.value === "preparing" || phase.value === "playing") stopPreview();
});

async function* toChunks(parts: AsyncIterable<{ readonly samples: Float32Array<ArrayBuffer> }>) {
  for await (const { samples } of parts) if (samples.length > 0) yield { samples, words: [] };
}
