import { serveThread } from "../platform/serve-thread.js";
import type { EncodedEnd, Encoder } from "./encoder.js";
import { openEncoderSession } from "./encoder-session.js";
import type { EncoderQuestion } from "./encoder-thread.js";

/** Encodes sounds outside the main thread: see `encoder-thread.ts`. */
const sessions = new Map<number, Encoder>();
const NOTHING: EncodedEnd = { bytes: new Uint8Array(0), patches: [] };

serveThread<EncoderQuestion, EncodedEnd>(async (question) => {
  switch (question.do) {
    case "open":
      sessions.set(question.session, await openEncoderSession(question.request));
      return NOTHING;
    case "encode":
      return { bytes: find(question.session).encode(question.samples), patches: [] };
    case "finish":
      return find(question.session).finish();
    case "close":
      sessions.delete(question.session);
      return NOTHING;
  }
  question satisfies never;
});

function find(session: number): Encoder {
  const encoder = sessions.get(session);
  // A thread that has ended is replaced, and does not know the sounds of the one before.
  if (encoder === undefined) throw new Error("the thread that encoded the sound has ended; encode it again");
  return encoder;
}
