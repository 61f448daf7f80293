import { createServer, type ServerOptions, type SpeechServer } from "../../../src/server/server.js";
import type { RecordingEngine, RecordingOptions } from "../../speaker/support/recording-engine.js";
import { openRig } from "../../speaker/support/speak.js";

/** A server with the tone engine and the letter phonemizer, which listens on a free port. */
export interface ServerRig extends AsyncDisposable {
  readonly server: SpeechServer;
  readonly engine: RecordingEngine;
  /** Such as `"http://127.0.0.1:40000"`. */
  readonly address: string;
  /** Posts a JSON body to a path. */
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>;
}

export async function openServerRig(
  options: Omit<ServerOptions, "speaker"> = {},
  recording: RecordingOptions = {},
): Promise<ServerRig> {
  const { engine, speaker } = openRig(recording);
  const server = await createServer({ speaker, ...options });
  const address = await server.listen({ port: 0 });
  return {
    server,
    engine,
    address,
    post: (path, body, { headers, ...init } = {}) =>
      fetch(`${address}${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
        ...init,
      }),
    async [Symbol.asyncDispose]() {
      await server.close();
      await speaker.close();
    },
  };
}
