import { expect, test } from "vitest";
import { createSpeechService, type SpeechService } from "../../src/server/speech/speech-service.js";
import { openArrivingSpeech, type SpeechEnd } from "../../src/server/websocket/arriving-speech.js";
import { openRig } from "../speaker/support/speak.js";

/** Opens a speech whose client never takes an event. `begun` resolves with the first event. */
function openUnread(service: SpeechService): {
  speech: ReturnType<typeof openArrivingSpeech>;
  begun: Promise<void>;
  end: Promise<SpeechEnd>;
} {
  const client = { name: "anonymous", id: "a", limits: {} };
  let begin: () => void;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  let speech: ReturnType<typeof openArrivingSpeech> | undefined;
  const end = new Promise<SpeechEnd>((resolve) => {
    speech = openArrivingSpeech({
      service,
      log: { error: () => {} },
      order: Promise.resolve({ options: {}, format: "pcm", client, request: { id: "1" }, transport: "test" }),
      left: new AbortController().signal,
      write: () => {
        begin();
        return new Promise(() => {});
      },
      onRead: () => {},
      onEnd: resolve,
    });
  });
  if (speech === undefined) throw new Error("the speech must open at once");
  speech.append("Hello there. It goes on.");
  speech.end();
  return { speech, begun, end };
}

test("a client that never reads loses its place at the deadline, with an error that says so", async () => {
  const { speaker, engine } = openRig();
  await using service = createSpeechService(speaker, { deadlineSeconds: 0.5 });
  const { end } = openUnread(service);
  expect(await end).toMatchObject({ type: "failed", error: { failure: { code: "deadline" } } });
  await expect.poll(() => service.active).toBe(0);
  expect(engine.running).toBe(0);
});

test("a client that cancels without reading frees its place", async () => {
  const { speaker } = openRig();
  await using service = createSpeechService(speaker);
  const { speech, begun } = openUnread(service);
  await begun;
  expect(service.active).toBe(1);
  speech.cancel();
  await expect.poll(() => service.active).toBe(0);
});
