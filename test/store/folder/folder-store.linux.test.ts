import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createToneEngine } from "../../../src/engines/tone/tone-engine.js";
import { type CacheEvent, createCachedEngine } from "../../../src/store/cached-engine.js";
import { createFolderUtteranceStore } from "../../../src/store/folder/folder-store.js";
import { openSmallDisk } from "../../support/small-disk.js";
import { makeSpeech } from "../support/speeches.js";
import { STYLE, say } from "../support/utterances.js";

test("a put on a full disk fails and says what to do, leaves no part of a file, and harms no other entry", async () => {
  await using disk = await openSmallDisk(1 << 20);
  const store = createFolderUtteranceStore(join(disk.path, "utterances"));
  await store.put("small", makeSpeech(1));
  const large = { samples: new Float32Array(1 << 20), sampleRate: 24_000 };
  await expect(store.put("large", large)).rejects.toMatchObject({
    code: "VOX_FILE_UNWRITABLE",
    message: expect.stringContaining("the disk is full"),
  });
  expect(await store.get("large")).toBeUndefined();
  expect(await store.get("small")).toEqual(makeSpeech(1));
  const names = await readdir(disk.path, { recursive: true });
  expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a cached engine on a full disk speaks on, and reports that the sound was not kept", async () => {
  await using disk = await openSmallDisk(16_384);
  const events: CacheEvent[] = [];
  const store = createFolderUtteranceStore(join(disk.path, "utterances"));
  const engine = createCachedEngine(createToneEngine(), { store, onEvent: (event) => events.push(event) });
  const speech = await engine.synthesize(say("həlˈO"), STYLE);
  expect(speech.samples.length).toBeGreaterThan(0);
  await engine[Symbol.asyncDispose]();
  expect(events).toEqual([
    { type: "miss" },
    { type: "failed", operation: "put", error: expect.objectContaining({ code: "VOX_FILE_UNWRITABLE" }) },
  ]);
});

test("entries on a read-only disk can be read", async () => {
  await using disk = await openSmallDisk(1 << 20);
  const store = createFolderUtteranceStore(join(disk.path, "utterances"));
  await store.put("key", makeSpeech(1));
  await disk.makeReadOnly();
  expect(await store.get("key")).toEqual(makeSpeech(1));
  await expect(store.put("other", makeSpeech(2))).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
});
