import { batch, computed, signal } from "@preact/signals";
import { createPlayer, type Playback, type Player } from "../../../src/browser/playback/playback.js";
import workletAddress from "../../../src/browser/playback/playback-worklet.ts?worker&url";
import { type SourceError, toSourceError } from "../source/source-error.js";
import { speakToEnd } from "../source/speak-to-end.js";
import { SAMPLE_RATE, type SpeakSettings, type SpeechSource } from "../source/speech-source.js";
import { text } from "./document.js";
import { showPanel } from "./panel.js";
import { oneOf, persisted } from "./persisted.js";
import { createRecording, type Recording } from "./recording.js";
import { settings } from "./settings.js";
import { noteSourceFailure, noteSourceWorks, source } from "./source.js";

/** The state of the player. `"preparing"`: no sound has arrived yet. `"done"`: the sound has ended or was stopped. */
export type Phase = "idle" | "preparing" | "playing" | "paused" | "done" | "failed";
export const phase = signal<Phase>("idle");
/** The sound that plays, or that has played last. */
export const recording = signal<Recording | undefined>();
/** Counts up whenever the recording has grown. */
export const growth = signal(0);
/** The place that is heard now. @unit seconds */
export const positionSeconds = signal(0);
/** Why the last speech failed. */
const failed = signal<SourceError | undefined>();
/** Why the last speech failed. A fault of the text or the voice goes when the user changes the text or the settings. */
export const failure = computed(() => {
  const made = recording.value;
  const isFixed = made !== undefined && !isOfNow(made);
  return isFixed && (failed.value?.place === "text" || failed.value?.place === "voice") ? undefined : failed.value;
});

/** Whether a speech is in progress. */
export const isActive = computed(() => ["preparing", "playing", "paused"].includes(phase.value));
/** Index of the word that is heard, or -1. */
export const currentWord = computed(() => {
  void growth.value;
  return phase.value === "idle" ? -1 : (recording.value?.wordAt(positionSeconds.value) ?? -1);
});
/** Whether the player waits for sound that is not made yet. */
const isWaiting = signal(false);
/** Whether the listener waits: the sound has run dry, or the place has not been made yet. */
export const isStarved = computed(() => phase.value === "playing" && isWaiting.value);
/** The recording that a source still adds to. */
const growing = signal<Recording | undefined>();
/** The last place to which the listener may go: the end of the sound, as it is expected while it grows. @unit seconds */
export const reachSeconds = computed(() => {
  void growth.value;
  const made = recording.value;
  if (made === undefined) return 0;
  return made === growing.value ? made.expectedSeconds : made.durationSeconds;
});
/** Whether the recording is of the text and the settings of now, so that it can be played again. */
export const isCurrent = computed(() => {
  void growth.value;
  const made = recording.value;
  return made?.isComplete === true && isOfNow(made);
});

/** The recording whose speech broke. */
const broken = signal<Recording | undefined>();
/** Whether the last speech of the text and the settings of now broke, so that it can go on where its sound stopped. */
export const canContinue = computed(() => {
  void growth.value;
  const made = broken.value;
  return made !== undefined && made === recording.value && made.spokenUpTo > 0 && !made.isComplete && isOfNow(made);
});

/** Called with each recording that is complete. */
export const onRecorded = new Set<(recording: Recording) => void>();

const player: Player = createPlayer(SAMPLE_RATE, workletAddress);
let playback: Playback | undefined;

/** The rates that the user may choose. */
export const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
/** How fast the sound plays, at the same pitch. */
export const rate = persisted<number>("rate", 1, oneOf<number>(RATES));
/** The place in the recording at which the playback began. @unit seconds */
let offsetSeconds = 0;

/**
 * Speaks the text; or plays it again, if its sound is here; or goes on, if its speech broke. Call it in the handler of a click or a
 * key.
 */
export function speak(): void {
  const made = recording.peek();
  if (made !== undefined && isCurrent.peek()) {
    const isAtEnd = positionSeconds.peek() >= made.durationSeconds - 0.05;
    replay(made, isAtEnd ? 0 : positionSeconds.peek());
    return;
  }
  const speaker = source.peek();
  if (speaker === undefined) return;
  if (made !== undefined && canContinue.peek()) {
    continueSpeech(speaker, made, Math.min(positionSeconds.peek(), made.durationSeconds));
  } else startSpeech(speaker, text.peek(), settings.peek());
}

/** Speaks the text from its start, although a speech of it could go on. Call it in the handler of a click or a key. */
export function startOver(): void {
  broken.value = undefined;
  speak();
}

/** Plays a recording that was made before, from its start. */
export function playRecording(made: Recording): void {
  recording.value = made;
  growth.value += 1;
  replay(made, 0);
}

/** Signs of a user, which come before a click or a key has its effect. */
const SIGNS = ["pointerdown", "keydown"] as const;

/**
 * Loads the script of the player at the first sign of a user, so that the first sound needs no further request. It opens the audio
 * system, which takes a phone too long to do it while the page is drawn.
 */
export function preparePlayer(): void {
  const prepare = (): void => {
    for (const sign of SIGNS) removeEventListener(sign, prepare, true);
    player.prepare();
  };
  for (const sign of SIGNS) addEventListener(sign, prepare, true);
}

/** Speaks, pauses or goes on, as the state requires. */
export function toggle(): void {
  if (phase.peek() === "playing") pause();
  else if (phase.peek() === "paused") resume();
  else if (phase.peek() !== "preparing") speak();
}

/** Plays faster or slower from now on. */
export function setRate(factor: number): void {
  rate.value = factor;
  if (playback) playback.rate = factor;
}

/** Pauses the sound, or the speech before its first sound. */
export function pause(): void {
  if (phase.peek() !== "playing" && phase.peek() !== "preparing") return;
  playback?.pause();
  phase.value = "paused";
}

/** Goes on after a pause. */
export function resume(): void {
  if (phase.peek() !== "paused") return;
  playback?.resume();
  if (recording.peek()?.durationSeconds === 0) phase.value = "preparing";
  else begin();
}

/** Ends the sound, and the work on the rest of the text. */
export function stop(): void {
  if (!isActive.peek()) return;
  const ended = playback;
  playback = undefined;
  ended?.stop();
  growing.value = undefined;
  phase.value = recording.peek()?.durationSeconds ? "done" : "idle";
}

/**
 * Goes to another place of the sound. A place that is not made yet is waited for, while the sound grows. A sound that has ended plays
 * again from there.
 */
export function seek(seconds: number): void {
  const made = recording.peek();
  if (made === undefined || made.durationSeconds === 0) return;
  const place = Math.max(0, Math.min(seconds, reachSeconds.peek()));
  const speaker = source.peek();
  if (playback !== undefined && isActive.peek() && place >= offsetSeconds) {
    playback.seek(place - offsetSeconds);
    positionSeconds.value = place;
  } else if (made === growing.peek() && speaker !== undefined) continueSpeech(speaker, made, place);
  else replay(made, place);
}

/** Whether a recording is of the text and the settings of now. */
function isOfNow(made: Recording): boolean {
  return made.text === text.value && JSON.stringify(made.settings) === JSON.stringify(settings.value);
}

function startSpeech(speaker: SpeechSource, said: string, how: SpeakSettings): void {
  const made = createRecording(said, how);
  batch(() => {
    recording.value = made;
    growth.value = 0;
  });
  play(0, (signal) => recorded(made, speaker, signal));
  growing.value = made;
}

/** Goes on at a place: with the sound that is here, then with the rest of the text. */
function continueSpeech(speaker: SpeechSource, made: Recording, place: number): void {
  play(place, async function* (signal) {
    for await (const part of made.soundFrom(place)) {
      if (phase.peek() === "preparing") begin();
      yield part;
    }
    yield* recorded(made, speaker, signal);
  });
  growing.value = made;
}

/** Yields the sound of a speech, or of its rest, and keeps it. */
async function* recorded(made: Recording, speaker: SpeechSource, signal: AbortSignal) {
  const { durationSeconds: startSeconds, spokenUpTo: from } = made;
  try {
    for await (const part of speakToEnd(speaker, made.text, made.settings, { signal, from, startSeconds })) {
      signal.throwIfAborted(); // Another speech may have begun meanwhile.
      noteSourceWorks(speaker);
      made.add(part);
      growth.value += 1;
      if (part.samples.length === 0) continue;
      if (phase.peek() === "preparing") begin();
      yield { samples: part.samples, words: [] };
    }
    signal.throwIfAborted();
  } catch (error) {
    signal.throwIfAborted();
    const known = toSourceError(error);
    if (known.place === "source") noteSourceFailure(speaker, known);
    throw known;
  }
  made.complete();
  growing.value = undefined;
  growth.value += 1;
  for (const listener of onRecorded) listener(made);
}

function replay(made: Recording, seconds: number): void {
  play(seconds, () => made.soundFrom(seconds));
  begin();
}

/** Plays a sound in place of that before. */
function play(seconds: number, open: Parameters<Player["play"]>[0]): void {
  const before = playback;
  playback = undefined;
  before?.stop();
  batch(() => {
    offsetSeconds = seconds;
    positionSeconds.value = seconds;
    failed.value = undefined;
    growing.value = undefined;
    isWaiting.value = false;
    phase.value = "preparing";
  });
  const started = player.play(open, { rate: rate.peek() });
  playback = started;
  started.finished.then(
    () => started === playback && end(),
    (error: unknown) => started === playback && fail(toSourceError(error)),
  );
}

function begin(): void {
  phase.value = "playing";
  follow();
}

function end(): void {
  batch(() => {
    positionSeconds.value = recording.peek()?.durationSeconds ?? 0;
    phase.value = "done";
    playback = undefined;
  });
}

function fail(error: SourceError): void {
  batch(() => {
    // A page in the background does not follow the place that is heard.
    if (playback) positionSeconds.value = offsetSeconds + playback.positionSeconds;
    playback = undefined;
    phase.value = "failed";
    growing.value = undefined;
    failed.value = error;
    broken.value = recording.peek();
    if (error.place === "voice") showPanel("voice");
  });
}

/** The next picture of the screen that {@link follow} waits for. */
let picture = 0;

/** Follows the place that is heard, once for each picture of the screen. */
function follow(): void {
  cancelAnimationFrame(picture);
  const followed = playback;
  const look = (): void => {
    if (followed === undefined || followed !== playback || phase.peek() !== "playing") return;
    positionSeconds.value = offsetSeconds + followed.positionSeconds;
    isWaiting.value = followed.isWaiting;
    picture = requestAnimationFrame(look);
  };
  picture = requestAnimationFrame(look);
}
