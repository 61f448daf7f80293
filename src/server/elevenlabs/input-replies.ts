import type { SpeechEvent } from "../speech/open-speech.js";
import type { RequestError } from "../speech/request-error.js";
import { CLOSE, type Connection } from "../websocket/connection.js";
import type { Aligner } from "./alignment.js";
import type { InputKind } from "./input-messages.js";
import { createTimedChunks } from "./timed-chunks.js";
import { millisecondsBody } from "./wire.js";

/** Writes the messages of the server. */
export interface InputReplies {
  /** Returns a writer for the events of a context, at the pace of the client. */
  writer(id: string, aligner: Aligner): (event: SpeechEvent) => Promise<void>;
  /** Says that a context has ended. */
  finish(id: string): void;
  /**
   * Sends an error and closes: their clients do not expect a connection to go on after one.
   *
   * @param id of the context that has failed
   * @param hasSound whether the client has a part of its sound
   */
  fail(error: RequestError, id?: string, hasSound?: boolean): void;
}

/** Creates the writer of a connection. */
export function createInputReplies(connection: () => Connection, { query, isMulti }: InputKind): InputReplies {
  const naming = (id: string | undefined): object => (isMulti && id !== undefined ? { contextId: id } : {});
  return {
    writer(id, aligner) {
      const chunks = createTimedChunks(aligner);
      return async (event) => {
        for (const { bytes, alignment } of chunks.add(event)) {
          const audio = Buffer.from(bytes).toString("base64");
          await connection().send({ audio, ...millisecondsBody(alignment, query.sync_alignment), ...naming(id) });
        }
      };
    },
    finish(id) {
      connection()
        .send({ isFinal: true, ...naming(id) })
        .catch(() => {}); // The client has left.
    },
    fail({ message, failure: { status, code: reason } }, id, hasSound = false) {
      const code = status >= 500 || hasSound ? CLOSE.failed : CLOSE.refused;
      connection().close(code, reason, { ...naming(id), error: message, message, status: reason, code });
    },
  };
}
