import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Asset } from "../../src/assets/catalogue/asset.js";
import { type AssetSource, type DownloadCall, SourceError } from "../../src/assets/sources/source.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** A source, and assets to test it with. */
export interface SourceRig extends AsyncDisposable {
  readonly source: AssetSource;
  readonly asset: Asset;
  readonly content: Uint8Array;
  /** An asset that the source offers but cannot deliver. */
  readonly absent: Asset;
}

/** Defines the tests that every source of assets must pass. */
export function describeAssetSource(name: string, openRig: () => Promise<SourceRig>): void {
  const using = async (body: (rig: SourceRig, path: string, folder: string) => Promise<void>) => {
    await using rig = await openRig();
    await using folder = await openTemporaryFolder();
    await body(rig, join(folder.path, "asset.part"), folder.path);
  };

  describe(`asset source: ${name}`, () => {
    test(`the ${name} source writes exactly the bytes of the asset, and no other file`, () =>
      using(async ({ source, asset, content }, path, folder) => {
        expect(source.offers(asset)).toBe(true);
        await source.download(asset, path, call());
        expect(Buffer.compare(await readFile(path), content)).toBe(0);
        expect(await readdir(folder)).toEqual(["asset.part"]);
      }));

    test(`the ${name} source reports progress that only grows and ends at the size of the asset`, () =>
      using(async ({ source, asset }, path) => {
        const reported: number[] = [];
        await source.download(asset, path, call({ onProgress: (bytesDone) => reported.push(bytesDone) }));
        expect(reported).toEqual([...reported].sort((a, b) => a - b));
        expect(reported.at(-1)).toBe(asset.bytes);
      }));

    test(`the ${name} source completes the file of an earlier try`, () =>
      using(async ({ source, asset, content }, path) => {
        await writeFile(path, content.subarray(0, 1000));
        await source.download(asset, path, call());
        expect(Buffer.compare(await readFile(path), content)).toBe(0);
      }));

    test(`the ${name} source replaces a leftover file that is longer than the asset`, () =>
      using(async ({ source, asset, content }, path) => {
        await writeFile(path, Buffer.concat([content, content]));
        await source.download(asset, path, call());
        expect(Buffer.compare(await readFile(path), content)).toBe(0);
      }));

    test(`the ${name} source rejects for an asset that it does not have, and leaves no file`, () =>
      using(async ({ source, absent }, path, folder) => {
        const failure = await source.download(absent, path, call()).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(SourceError);
        expect(await readdir(folder)).toEqual([]);
      }));

    test(`the ${name} source rejects content that is larger than the pinned size, and leaves no file`, () =>
      using(async ({ source, asset }, path, folder) => {
        const failure = await source
          .download({ ...asset, bytes: 1_000 }, path, call())
          .catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(SourceError);
        expect(await readdir(folder)).toEqual([]);
      }));

    test(`the ${name} source rejects with the caller's reason if the call is already aborted`, () =>
      using(async ({ source, asset }, path, folder) => {
        const reason = new Error("changed my mind");
        await expect(source.download(asset, path, call({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
        expect(await readdir(folder)).toEqual([]);
      }));

    test(`the ${name} source rejects with the caller's reason if aborted during a download, and leaves only a file to continue`, () =>
      using(async ({ source, asset, content }, path, folder) => {
        const reason = new Error("changed my mind");
        const controller = new AbortController();
        const download = source.download(asset, path, call({ signal: controller.signal }));
        setImmediate(() => controller.abort(reason));
        await expect(download).rejects.toBe(reason);
        expect((await readdir(folder)).filter((file) => file !== "asset.part")).toEqual([]);
        await source.download(asset, path, call());
        expect(Buffer.compare(await readFile(path), content)).toBe(0);
      }));
  });
}

function call(options: Partial<DownloadCall> = {}): DownloadCall {
  return { onProgress: () => {}, onRetry: () => {}, onSpare: async () => {}, ...options };
}
