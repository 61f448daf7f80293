import { expect, test } from "vitest";
import type { Engine, SynthesizeOptions } from "../../src/core/engine.js";
import { createSpeaker } from "../../src/create-speaker.js";
import { openKokoroOnnxEngine } from "../../src/engines/kokoro-onnx/kokoro-engine.js";
import type { SpeechChunk } from "../../src/speaker/speak-options.js";
import { type CacheEvent, createCachedEngine } from "../../src/store/cached-engine.js";
import { createFolderUtteranceStore } from "../../src/store/folder/folder-store.js";
import { suiteAssets } from "../support/kokoro-model.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const TEXT = "The captain of the ferry had painted the bridge. It took him all spring.";

async function openKokoro(): Promise<Engine> {
  return openKokoroOnnxEngine({ assets: suiteAssets(), threads: 1 });
}

async function collect(engine: Engine, text: string, call: SynthesizeOptions = {}): Promise<SpeechChunk[]> {
  await using speaker = await createSpeaker({ engine });
  const chunks: SpeechChunk[] = [];
  for await (const chunk of speaker.stream(text, { signal: call.signal })) chunks.push(chunk);
  return chunks;
}

test("a text of Kokoro that is spoken again, also by another program, has the same samples and times of words", async () => {
  await using temporary = await openTemporaryFolder();
  await using plain = await openKokoro();
  const uncached = await collect(plain, TEXT);
  const events: string[] = [];
  const onEvent = ({ type }: CacheEvent): void => void events.push(type);
  const open = async (): Promise<Engine> =>
    createCachedEngine(await openKokoro(), { store: createFolderUtteranceStore(temporary.path), onEvent });
  {
    await using engine = await open();
    expect(await collect(engine, TEXT)).toEqual(uncached);
  }
  expect(events.every((type) => type === "miss")).toBe(true);
  events.length = 0;
  await using again = await open();
  expect(await collect(again, TEXT)).toEqual(uncached);
  expect(events.length).toBeGreaterThan(1);
  expect(events.every((type) => type === "hit")).toBe(true);
});

test("a repeated sentence is spoken by a cached engine although all workers are busy", async () => {
  await using engine = createCachedEngine(await openKokoro());
  const [first] = await collect(engine, TEXT);
  const leaving = new AbortController();
  const busy = collect(engine, `${"Another long sentence follows the one before. ".repeat(20)}`, leaving);
  const ends = Promise.allSettled([busy]);
  const [again] = await collect(engine, TEXT);
  expect(again).toEqual(first);
  leaving.abort(new Error("enough"));
  expect((await ends)[0].status).toBe("rejected"); // It was still busy.
});

test("1,000 callers of one utterance that leave in the middle cost Kokoro one synthesis, and the last one gets its sound", async () => {
  const inner = await openKokoro();
  let started = 0;
  const counting: Engine = {
    ...inner,
    synthesize: (utterance, style, call = {}) =>
      inner.synthesize(utterance, style, {
        ...call,
        onStart: () => {
          started += 1;
          call.onStart?.();
        },
      }),
  };
  await using engine = createCachedEngine(counting);
  const source = { start: 0, end: 0 };
  const utterance = { language: "en-us", text: "", words: [], phonemes: "ðə kˈæptən hæd pˈAntᵻd.", source } as const;
  const style = { voice: [{ voice: "af_heart", weight: 1 }], speed: 1 };
  const reason = new Error("changed my mind");
  const leaving = Array.from({ length: 1_000 }, () => new AbortController());
  const left = leaving.map(({ signal }) => engine.synthesize(utterance, style, { signal }));
  const ends = Promise.allSettled(left);
  const leave = (): void => {
    for (const one of leaving) one.abort(reason);
  };
  const stays = engine.synthesize(utterance, style, { onStart: leave });
  expect((await stays).samples.length).toBeGreaterThan(24_000);
  expect(await ends).toEqual(left.map(() => ({ status: "rejected", reason })));
  expect(started).toBe(1);
});
