import { moduleUrl } from "../core/bundled.js";
import { openThread } from "../platform/open-thread.js";
import type { EncodedEnd } from "./encoder.js";
import type { SessionRequest } from "./encoder-session.js";

/** Request to the encoder thread. `session` is the number of a sound that is being encoded. */
export type EncoderQuestion =
  | { readonly do: "open"; readonly session: number; readonly request: SessionRequest }
  | { readonly do: "encode"; readonly session: number; readonly samples: Float32Array<ArrayBuffer> }
  | { readonly do: "finish" | "close"; readonly session: number };

/** A sound that is being encoded elsewhere. */
export interface RemoteEncoder extends AsyncDisposable {
  encode(samples: Float32Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  finish(): Promise<EncodedEnd>;
}

/**
 * A worker thread that encodes any number of sounds. It starts with the first sound, and does not keep the program alive
 * while it is idle.
 */
export interface EncoderThread extends AsyncDisposable {
  /** @throws {VoxError} `VOX_ENGINE_FAILED`, `VOX_ENGINE_CLOSED`. */
  open(request: SessionRequest): Promise<RemoteEncoder>;
}

/** Opens an encoder thread. */
export function openEncoderThread(): EncoderThread {
  const thread = openThread<EncoderQuestion, EncodedEnd>({
    script: new URL("./encoder-worker.js", moduleUrl(import.meta.url)),
    engine: "formats",
    name: "The encoder of the sound",
  });
  let sessions = 0;
  return {
    async open(request) {
      sessions += 1;
      const session = sessions;
      await thread.ask({ do: "open", session, request });
      return {
        encode: async (samples) => (await thread.ask({ do: "encode", session, samples })).bytes,
        finish: () => thread.ask({ do: "finish", session }),
        // If the thread has ended, so has the sound.
        [Symbol.asyncDispose]: async () => void (await thread.ask({ do: "close", session }).catch(() => {})),
      };
    },
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}
