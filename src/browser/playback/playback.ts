import { VoxError } from "../../core/errors.js";
import { type LinkedAbort, linkAbort } from "../../core/linked-abort.js";
import type { TimedWord } from "../../core/timed-word.js";
import { packageFile } from "../../platform/web/package-files.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import type { SpeechStream } from "../../speaker/speech-stream.js";
import type { PlaybackOrder, PlaybackReport } from "./messages.js";

/** Options of `speaker.play`. */
export interface PlayOptions extends SpeakOptions {
  /** Called with each word when it is heard; again if the listener goes back. */
  readonly onWord?: ((word: TimedWord) => void) | undefined;
}

/** Speech that plays in the page. */
export interface Playback {
  /** The place in the sound that is heard now. @unit seconds */
  readonly positionSeconds: number;
  /** Duration of the sound that has been made so far. @unit seconds */
  readonly durationSeconds: number;
  /** True between `pause` and `resume`. */
  readonly isPaused: boolean;
  /** Stops the sound until `resume`. The rest of the text is still made ahead. */
  pause(): void;
  /** Goes on where `pause` stopped the sound. */
  resume(): void;
  /** Goes on at another place of the sound that has been made so far. @unit seconds */
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

/** Sound that the player has in advance before the page waits with more. @unit seconds */
const ENOUGH_SECONDS = 30;

/** Plays speech through one audio context. */
export interface Player extends AsyncDisposable {
  /** @param open opens the speech; its signal is aborted when the playback stops */
  play(open: (signal: AbortSignal) => SpeechStream, options: Pick<PlayOptions, "onWord" | "signal">): Playback;
}

/**
 * Creates a player. Its audio context is opened with the first sound, because browsers allow it only after a click or a key.
 *
 * @param sampleRate of all sound that it plays @unit hertz
 */
export function createPlayer(sampleRate: number): Player {
  let opened: Promise<AudioContext> | undefined;
  const playing = new Set<Playback>();
  return {
    play(open, options) {
      const left = linkAbort([options.signal]);
      const stream = open(left.signal);
      opened ??= openContext(sampleRate);
      opened.catch(() => {
        opened = undefined; // The next call tries again, perhaps after a click.
      });
      const playback = startPlayback(stream, opened, left, options);
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

async function openContext(sampleRate: number): Promise<AudioContext> {
  if (navigator.userActivation?.hasBeenActive === false)
    throw playerFailed("a page may play sound only after a click or a key; call play() in the handler of one");
  const context = new AudioContext({ sampleRate });
  try {
    await context.audioWorklet.addModule(packageFile("playback-worklet.js"));
    await context.resume();
    return context;
  } catch (cause) {
    await context.close();
    throw playerFailed(cause instanceof Error ? cause.message : String(cause), cause);
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
  stream: SpeechStream,
  opened: Promise<AudioContext>,
  left: LinkedAbort,
  { onWord, signal }: Pick<PlayOptions, "onWord" | "signal">,
): Playback {
  const words: TimedWord[] = [];
  let context: AudioContext | undefined;
  let node: AudioWorkletNode | undefined;
  let report: PlaybackReport = { seconds: 0, aheadSeconds: 0, isAtEnd: false };
  let heard = 0;
  let isPaused = false;
  let isStopped = false;
  let wake: () => void = () => {};
  const changed = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  const order = (message: PlaybackOrder, transfer: Transferable[] = []): void =>
    node?.port.postMessage(message, transfer);
  /** The sound that is heard now was given to the audio system some time ago. */
  const position = (): number => Math.max(0, report.seconds - (report.isAtEnd ? 0 : (context?.outputLatency ?? 0)));

  const receive = (news: PlaybackReport): void => {
    report = news;
    for (let word = words[heard]; word !== undefined && word.startSeconds <= position(); word = words[heard]) {
      heard += 1;
      onWord?.(word);
    }
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
    if (isPaused) order({ type: "pause", paused: true });
    for await (const { samples, words: more } of stream) {
      if (isStopped) break;
      words.push(...more);
      const { buffer } = samples;
      const ahead = samples.length / context.sampleRate;
      report = { ...report, aheadSeconds: report.aheadSeconds + ahead };
      order({ type: "samples", samples }, [buffer]);
      while (report.aheadSeconds > ENOUGH_SECONDS && !isStopped) await changed();
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
      return stream.totals.durationSeconds;
    },
    get isPaused() {
      return isPaused;
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
      heard = words.findIndex(({ startSeconds }) => startSeconds >= seconds);
      if (heard < 0) heard = words.length;
      order({ type: "seek", seconds });
    },
    stop,
    finished,
  };
}
