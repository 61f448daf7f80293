import type { Engine } from "../../../src/core/engine.js";
import type { Speech } from "../../../src/core/speech.js";
import type { Utterance } from "../../../src/core/utterance.js";
import type { SpeechStyle } from "../../../src/core/voice.js";
import { createToneEngine } from "../../../src/engines/tone/tone-engine.js";
import { createJobQueue, type Job } from "../../../src/workers/queue/jobs.js";

type ToneJob = Job<{ readonly utterance: Utterance; readonly style: SpeechStyle }, Speech>;

/** A tone engine with the queue of the real engines, whose jobs the test takes. */
export interface QueuedEngine extends Engine {
  /** Number of calls that wait. */
  readonly waiting: number;
  /** Number of calls whose caller has left while they were spoken. */
  readonly abandoned: number;
  /** Begins with the next call, and returns it. */
  begin(): ToneJob;
  /** Answers a call with its tones. */
  answer(job: ToneJob): Promise<void>;
}

export function openQueuedEngine(): QueuedEngine {
  const tone = createToneEngine();
  let abandoned = 0;
  const queue = createJobQueue<ToneJob["payload"], Speech>(({ startedMs }) => {
    if (startedMs !== undefined) abandoned += 1;
  });
  return {
    ...tone,
    concurrency: 2,
    synthesize: (utterance, style, call) => queue.add({ utterance, style }, { deadlineMs: 60_000, ...call }),
    get waiting() {
      return queue.length;
    },
    get abandoned() {
      return abandoned;
    },
    begin() {
      const [job] = queue.take();
      if (job === undefined) throw new Error("no call waits");
      job.startedMs = performance.now();
      job.onStart?.();
      return job;
    },
    answer: async (job) => job.resolve(await tone.synthesize(job.payload.utterance, job.payload.style)),
  };
}
