import { access, readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createAssetStore } from "../../src/assets/create-asset-store.js";
import type { EngineDescriptor } from "../../src/engines/descriptor.js";
import { readBridgeScript } from "../../src/python/bridge/script.js";
import { pinnedVersions } from "../../src/python/environments/recipe.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** Defines the tests that every descriptor must pass, for the commands that iterate over the registry. */
export function describeDescriptor(id: string, engine: EngineDescriptor): void {
  describe(`descriptor: ${id}`, () => {
    test(`the descriptor of ${id} has the id that the registry lists`, () => expect(engine.id).toBe(id));

    test(`the descriptor of ${id} lists its voices, with the default voice among them`, async () => {
      const ids = (await engine.voices()).map((voice) => voice.id);
      expect(ids).toContain(await engine.defaultVoice());
      expect(new Set(ids).size).toBe(ids.length);
    });

    test(`the descriptor of ${id} finds no model and no files in use in an empty cache, and writes nothing`, async () => {
      await using cache = await openTemporaryFolder();
      const assets = createAssetStore({ cacheFolder: cache.path, offline: true });
      if (engine.hasModel !== undefined) expect(await engine.hasModel(assets)).toBe(false);
      if (engine.filesInUse !== undefined) expect(await engine.filesInUse(assets)).toEqual([]);
      expect(await readdir(cache.path)).toEqual([]);
    });

    const { python } = engine;
    if (python === undefined) return;

    test(`the descriptor of ${id} names an adapter that makes a script, and a lock that pins its packages`, async () => {
      expect((await readBridgeScript(python.adapter)).text).toContain("class ");
      const { lock, distributions } = python.recipe;
      await access(lock);
      const pinned = await pinnedVersions(python.recipe);
      expect(distributions.some((name) => pinned.has(name))).toBe(true);
    });

    test(`the descriptor of ${id} names the command that sets it up`, () => {
      expect(`${python.setUpCommand} `).toMatch(/^voxweave python setup /);
    });
  });
}
