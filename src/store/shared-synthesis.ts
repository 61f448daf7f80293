import { abortable } from "../core/abort.js";
import type { SynthesizeOptions } from "../core/engine.js";
import type { Speech } from "../core/speech.js";
import { copySpeech } from "./copy-speech.js";

/**
 * One synthesis for all callers that ask for the same utterance at the same time.
 *
 * Each caller has its own request in the queue of the engine, so that it waits no longer than it would alone: a caller of a
 * high priority does not wait for the turn of a caller of a low one. When the engine begins with one of the requests, the others
 * leave the queue.
 */
export class SharedSynthesis {
  /** Resolves with the speech, which nobody may change. Rejects if the engine fails, or if all callers have left. */
  readonly result: Promise<Speech>;
  readonly #synthesize: (call: SynthesizeOptions) => Promise<Speech>;
  readonly #onDeserted: () => void;
  /** The requests in the engine, and the calls that they were made for. */
  readonly #requests = new Map<AbortController, SynthesizeOptions>();
  #callers = 0;
  #state: "waiting" | "started" | "ended" = "waiting";
  /** A failure of a request while another one could still succeed. */
  #failure: { readonly error: unknown } | undefined;
  #resolve: (speech: Speech) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  /**
   * @param synthesize asks the engine
   * @param onDeserted called when the last caller has left before the end
   */
  constructor(synthesize: (call: SynthesizeOptions) => Promise<Speech>, onDeserted: () => void) {
    this.#synthesize = synthesize;
    this.#onDeserted = onDeserted;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.result.catch(() => {}); // Each caller gets the failure from its own promise.
  }

  /**
   * Waits for the speech, and returns a copy of it. An abort rejects with the caller's reason, and the synthesis goes on for the
   * other callers. It ends when the last one has left.
   */
  async join(call: SynthesizeOptions): Promise<Speech> {
    this.#callers += 1;
    const request = new AbortController();
    if (this.#state === "waiting") void this.#ask(request, call);
    else if (this.#state === "started") call.onStart?.();
    try {
      return copySpeech(await abortable(this.result, call.signal));
    } finally {
      this.#callers -= 1;
      if (this.#callers === 0) this.#desert(call.signal?.reason);
      else if (this.#state === "waiting") this.#withdraw(request, call.signal?.reason);
    }
  }

  async #ask(request: AbortController, call: SynthesizeOptions): Promise<void> {
    this.#requests.set(request, call);
    const { signal } = request;
    try {
      const onStart = (): void => this.#start(request);
      const speech = await this.#synthesize({ ...call, signal, onStart });
      this.#state = "ended";
      this.#resolve(speech);
      this.#withdrawAllBut(request);
    } catch (error) {
      this.#requests.delete(request);
      if (!signal.aborted) this.#failure = { error };
      if (this.#requests.size > 0) return; // Another request may still succeed.
      this.#state = "ended";
      this.#reject(this.#failure === undefined ? error : this.#failure.error);
    }
  }

  #start(request: AbortController): void {
    if (this.#state !== "waiting" || !this.#requests.has(request)) return;
    this.#state = "started";
    for (const call of this.#requests.values()) call.onStart?.();
    this.#withdrawAllBut(request);
  }

  #desert(reason: unknown): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    this.#onDeserted();
    for (const request of [...this.#requests.keys()]) this.#withdraw(request, reason);
  }

  #withdrawAllBut(kept: AbortController): void {
    const reason = new DOMException("another request for the same utterance has begun", "AbortError");
    for (const request of [...this.#requests.keys()]) if (request !== kept) this.#withdraw(request, reason);
  }

  #withdraw(request: AbortController, reason: unknown): void {
    this.#requests.delete(request);
    request.abort(reason);
  }
}
