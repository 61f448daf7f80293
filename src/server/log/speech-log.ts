import type { FastifyBaseLogger } from "fastify";
import type { EndedSpeech, SpeechObserver } from "../speech/speech-observer.js";

/**
 * Logs a line for each request that has ended. No line has text or a key.
 *
 * @param log returns the log of the server
 * @param details whether lines may have the addresses of clients
 */
export function createSpeechLog(log: () => FastifyBaseLogger, details: boolean): SpeechObserver {
  return {
    onEnd(ended) {
      const line = lineOf(ended, details);
      const { outcome, error, transport } = ended;
      if (outcome === "done" && transport === "explain") log().info(line, "explained");
      else if (outcome !== "failed" || error === undefined) log().info(line, MESSAGES[outcome]);
      else if (error.failure.status < 500) log().info({ ...line, code: error.failure.code }, MESSAGES.failed);
      else log().error({ ...line, code: error.failure.code, err: error.cause ?? error }, MESSAGES.failed);
    },
  };
}

/** Length of the name of a voice. Clients choose it. @unit characters */
const MOST_VOICE = 100;
const MESSAGES = { done: "spoke", left: "the client left", failed: "refused or failed" } as const;

function lineOf(ended: EndedSpeech, details: boolean): object {
  const { request, client, transport, format, voice, characters, totals, outcome } = ended;
  const { firstSoundSeconds, engineTime, seconds } = ended;
  return {
    reqId: request.id,
    client: client.name,
    ...(details && client.id.startsWith("address ") && { address: client.id.slice("address ".length) }),
    transport,
    format,
    voice: voice.slice(0, MOST_VOICE),
    characters,
    soundSeconds: rounded(totals.durationSeconds),
    firstSoundSeconds: firstSoundSeconds === undefined ? undefined : rounded(firstSoundSeconds),
    waitingSeconds: rounded(engineTime.waitingSeconds),
    speakingSeconds: rounded(engineTime.speakingSeconds),
    seconds: rounded(seconds),
    outcome,
  };
}

/** Rounds to a millisecond. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
