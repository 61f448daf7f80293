import { checkNumber } from "../../core/checks.js";
import { VoxError } from "../../core/errors.js";
import { type LinkedAbort, linkAbort } from "../../core/linked-abort.js";
import { messageOf } from "../../core/message-of.js";
import type { TimedWord } from "../../core/timed-word.js";
import { packageFile } from "../../platform/web/package-files.js";
import type { SpeakOptions, SpeechChunk } from "../../speaker/speak-options.js";
import type { PlaybackOrder, PlaybackReport } from "./messages.js";

/** Options of `speaker.play`. */
export interface PlayOptions extends SpeakOptions {
  /**
   * How fast the sound plays, 0.5 to 3, at the same pitch. Beside `speed`, which is how fast the voice speaks, it can change while
   * the sound plays.
   * @default 1
   */
  readonly rate?: number | undefined;
  /** Called with each word when it is heard; again if the listener goes back. */
  readonly onWord?: ((word: TimedWord) => void) | undefined;
}

/** Speech that plays in the page. */
export interface Playback {
  /** The place in the sound that is heard now. @unit seconds */
  readonly positionSeconds: number;
  /** Duration of the sound that has been made so far. @unit seconds */
  readonly durationSeconds: number;
  /**
   * How fast the sound plays, 0.5 to 3, at the same pitch. Set it at any time.
   *
   * @throws {TypeError | RangeError} unless it is a number from 0.5 to 3.
   */
  rate: number;
  /** True between `pause` and `resume`. */
  readonly isPaused: boolean;
  /**
   * True while the listener waits for sound that is not made yet: after the sound has run dry, or after `seek` to a place beyond it. The
   * sound goes on when 1.5 s of listening are there, or the rest of the text. False until the first sound: then `durationSeconds` is 0.
   */
  readonly isWaiting: boolean;
  /** Stops the sound until `resume`. The rest of the text is still made ahead. */
  pause(): void;
  /** Goes on where `pause` stopped the sound. */
  resume(): void;
  /**
   * Goes on at another place of the sound. A place that has not been made yet is waited for; behind the end of the whole sound, the
   * playback ends. @unit seconds
   */
  seek(seconds: number): void;
  /** Ends the playback, and the work on the rest of the text, at once. */
  stop(): void;
  /**
   * Resolves when all has been heard, or after `stop`.
   *
   * @throws {VoxError} as `speaker.stream`; `VOX_PLAYER_FAILED` if the browser does not play.
   */
  readonly finished: Promise<void>;
}

/** Bounds of the rate. Beyond them speech is hard to follow. */
const RATE = { min: 0.5, max: 3 };

/** @throws {TypeError} unless `rate` is a number. @throws {RangeError} unless it is 0.5 to 3. */
export function checkRate(rate: unknown): number {
  return checkNumber("rate", rate, RATE.min, RATE.max);
}

/** The script of the worklet in the folder of VoxWeave's scripts. */
const WORKLET = "playback-worklet.js";

/** Sound that arrives, with its words. The player takes the memory of `samples`. */
export type PlayableChunk = Pick<SpeechChunk, "samples" | "words">;

/** Sound that the player has in advance before the page waits with more. @unit seconds */
const ENOUGH_SECONDS = 30;

/** Options of one playback. */
type PlayerOptions = Pick<PlayOptions, "onWord" | "rate" | "signal">;

/** Plays speech through one audio context. */
export interface Player extends AsyncDisposable {
  /** Loads the script of the player ahead of the first sound, so that it also plays when the network is gone by then. */
  prepare(): void;
  /** @param open opens the speech; its signal is aborted when the playback stops */
  play(open: (signal: AbortSignal) => AsyncIterable<PlayableChunk>, options?: PlayerOptions): Playback;
}

/**
 * Creates a player. Its audio context starts with the first sound, because browsers allow it only after a click or a key.
 *
 * @param sampleRate of all sound that it plays @unit hertz
 * @param worklet address of the script of `playback-worklet.ts`
 */
export function createPlayer(sampleRate: number, worklet: URL | string = packageFile(WORKLET)): Player {
  let opened: Promise<AudioContext> | undefined;
  const playing = new Set<Playback>();
  const prepare = (): Promise<AudioContext> => {
    opened ??= openContext(sampleRate, worklet);
    opened.catch(() => {
      opened = undefined; // The next call tries again.
    });
    return opened;
  };
  return {
    prepare: () => void prepare(),
    play(open, options = {}) {
      const left = linkAbort([options.signal]);
      const stream = open(left.signal);
      const playback = startPlayback(stream, startContext(prepare), left, options);
      playing.add(playback);
      const forget = (): void => void playing.delete(playback);
      playback.finished.then(forget, forget);
      return playback;
    },
    async [Symbol.asyncDispose]() {
      for (const playback of playing) playback.stop();
      await opened?.then((context) => context.close()).catch(() => {});
    },
  };
}

/** Time within which the audio context of a page that may play has started. @unit ms */
const START_MS = 2_000;

/** Starts the audio context. Called in the handler of a click or a key, where browsers allow it. */
async function startContext(prepare: () => Promise<AudioContext>): Promise<AudioContext> {
  const context = await prepare();
  try {
    await (navigator.userActivation?.hasBeenActive === false ? startUnasked(context) : context.resume());
    return context;
  } catch (cause) {
    throw playerFailed(messageOf(cause), cause);
  }
}

/** Starts the audio context of a page without a click. Few may play, such as those of extensions; in others, it waits for one. */
async function startUnasked(context: AudioContext): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refused = new Promise<never>((_, reject) => {
    const message = "a page may play sound only after a click or a key; call play() in the handler of one";
    timer = setTimeout(() => reject(new Error(message)), START_MS);
  });
  await Promise.race([context.resume(), refused]).finally(() => clearTimeout(timer));
}

async function openContext(sampleRate: number, worklet: URL | string): Promise<AudioContext> {
  const context = new AudioContext({ sampleRate });
  try {
    await context.audioWorklet.addModule(worklet);
    return context;
  } catch (cause) {
    await context.close();
    throw playerFailed(messageOf(cause), cause);
  }
}

function playerFailed(reason: string, cause?: unknown): VoxError<"VOX_PLAYER_FAILED"> {
  const details = { player: "the browser", reason };
  return new VoxError(
    "VOX_PLAYER_FAILED",
    `the browser does not play: ${reason}`,
    details,
    cause === undefined ? {} : { cause },
  );
}

function startPlayback(
  stream: AsyncIterable<PlayableChunk>,
  opened: Promise<AudioContext>,
  left: LinkedAbort,
  { onWord, rate = 1, signal }: PlayerOptions,
): Playback {
  const words = hearWords(onWord);
  let context: AudioContext | undefined;
  let node: AudioWorkletNode | undefined;
  let report: PlaybackReport = { seconds: 0, aheadSeconds: 0, isWaiting: false, isAtEnd: false, seek: 0 };
  let currentRate = rate;
  let durationSeconds = 0;
  let isPaused = false;
  let isStopped = false;
  let wake: () => void = () => {};
  const changed = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  const { order, seek, isAfterSeek, connect } = orderPlayer({ type: "rate", rate });
  const position = (): number => heardAt(report, (context?.outputLatency ?? 0) * currentRate);

  const receive = (news: PlaybackReport): void => {
    if (isStopped || !(isAfterSeek(news) || news.isAtEnd)) return;
    report = news;
    if (isAfterSeek(news)) words.reach(position());
    wake();
  };
  const stop = (): void => {
    isStopped = true;
    order({ type: "stop" });
    node?.disconnect();
    left.abort(new DOMException("the playback was stopped", "AbortError"));
    wake();
  };

  const run = async (): Promise<void> => {
    context = await opened;
    node = new AudioWorkletNode(context, "voxweave-playback", { numberOfInputs: 0, outputChannelCount: [1] });
    node.port.onmessage = ({ data }) => receive(data as PlaybackReport);
    node.connect(context.destination);
    connect(node.port);
    for await (const { samples, words: more } of stream) {
      if (isStopped) break;
      words.add(more);
      const ahead = samples.length / context.sampleRate;
      durationSeconds += ahead;
      report = { ...report, aheadSeconds: report.aheadSeconds + ahead };
      order({ type: "samples", samples }, [samples.buffer]);
      while (report.aheadSeconds > ENOUGH_SECONDS * currentRate && !isStopped) await changed();
    }
    order({ type: "complete" });
    while (!report.isAtEnd && !isStopped) await changed();
    signal?.throwIfAborted();
  };
  signal?.addEventListener("abort", stop, { once: true });
  const finished = run()
    .catch((error: unknown) => {
      if (!left.signal.aborted || signal?.aborted) throw error;
    })
    .finally(() => {
      signal?.removeEventListener("abort", stop);
      stop();
    });
  finished.catch(() => {}); // A page may leave it alone.

  return {
    get positionSeconds() {
      return position();
    },
    get durationSeconds() {
      return durationSeconds;
    },
    get rate() {
      return currentRate;
    },
    set rate(value) {
      currentRate = checkRate(value);
      order({ type: "rate", rate: value });
      wake();
    },
    get isPaused() {
      return isPaused;
    },
    get isWaiting() {
      return report.isWaiting && !isStopped;
    },
    pause() {
      isPaused = true;
      order({ type: "pause", paused: true });
    },
    resume() {
      isPaused = false;
      order({ type: "pause", paused: false });
    },
    seek(seconds) {
      words.seek(seconds);
      report = { ...report, seconds: Math.max(0, seconds) };
      seek(seconds);
    },
    stop,
    finished,
  };
}

/**
 * Returns the place that is heard now.
 *
 * @param latencySeconds time of the sound between the player and the ear @unit seconds
 */
function heardAt({ seconds, isAtEnd, isWaiting }: PlaybackReport, latencySeconds: number): number {
  return Math.max(0, isAtEnd || isWaiting ? seconds : seconds - latencySeconds);
}

/** Sends orders to the player. It gets those from before it was there as soon as it is connected. */
function orderPlayer(first: PlaybackOrder) {
  const early = [first];
  let port: MessagePort | undefined;
  let seeks = 0;
  const order = (message: PlaybackOrder, transfer: Transferable[] = []): void => {
    if (port === undefined) early.push(message);
    else port.postMessage(message, transfer);
  };
  return {
    order,
    seek(seconds: number): void {
      seeks += 1;
      order({ type: "seek", seconds, seek: seeks });
    },
    /** Whether a report is about the place to which the last `seek` has gone. Others were on their way before. */
    isAfterSeek: (report: PlaybackReport): boolean => report.seek === seeks,
    connect(to: MessagePort): void {
      port = to;
      for (const message of early) to.postMessage(message);
    },
  };
}

/** Reports each word when the sound reaches it. */
function hearWords(onWord: PlayOptions["onWord"] = () => {}) {
  const words: TimedWord[] = [];
  let heard = 0;
  let start = 0;
  return {
    add: (more: readonly TimedWord[]): void => void words.push(...more),
    /** Reports the words up to a place in the sound. @unit seconds */
    reach(seconds: number): void {
      for (let word = words[heard]; word !== undefined && word.startSeconds <= seconds; word = words[heard]) {
        heard += 1;
        if (word.startSeconds >= start) onWord(word);
      }
    },
    /** The sound goes on at another place. Words before it may still arrive; they are not heard. @unit seconds */
    seek(seconds: number): void {
      start = seconds;
      heard = 0;
    },
  };
}
