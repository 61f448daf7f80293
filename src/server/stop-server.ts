import type { FastifyInstance } from "fastify";
import { settlesWithin } from "../platform/node/processes/timers.js";
import type { StopGate } from "./http/stop-gate.js";
import type { SpeechService } from "./speech/speech-service.js";
import type { WyomingServer } from "./wyoming/wyoming-server.js";

/** The parts of a server that end with it. */
export interface StoppableServer {
  readonly service: SpeechService;
  readonly app: FastifyInstance;
  readonly gate: StopGate;
  readonly wyoming: WyomingServer;
}

/** Time for aborted speeches to send their error, and for their clients to read it. @unit ms */
const LAST_WORD_MS = 3_000;

/**
 * Stops a server: it listens no more and refuses further requests at once, finishes those that are being served within the grace
 * time, and aborts the rest, each with an error event or a broken connection.
 *
 * @param graceSeconds may be infinite @unit seconds
 */
export async function stopServer(
  { service, app, gate, wyoming }: StoppableServer,
  graceSeconds: number,
): Promise<void> {
  gate.stop();
  app.server.close();
  wyoming.refuse();
  await settlesWithin(Promise.all([service.drain(), gate.settled()]), graceSeconds * 1000);
  const aborted = service[Symbol.asyncDispose]();
  await settlesWithin(Promise.all([aborted, gate.settled()]), LAST_WORD_MS);
  await Promise.all([app.close(), wyoming.close()]);
}
