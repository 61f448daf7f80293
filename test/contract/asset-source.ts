import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Asset } from "../../src/assets/asset.js";
import { type AssetSource, type DownloadCall, SourceError } from "../../src/assets/sources/source.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** A source with something to deliver. */
export interface SourceRig extends AsyncDisposable {
  readonly source: AssetSource;
  readonly asset: Asset;
  readonly content: Uint8Array;
  /** An asset that the source might have, and has not. */
  readonly absent: Asset;
}

/** What every source of assets owes its caller. */
export function describeAssetSource(name: string, openRig: () => Promise<SourceRig>): void {
  const using = async (body: (rig: SourceRig, path: string, folder: string) => Promise<void>) => {
    await using rig = await openRig();
    await using folder = await openTemporaryFolder();
    await body(rig, join(folder.path, "asset.part"), folder.path);
  };

  describe(`asset source: ${name}`, () => {
    test("writes exactly the bytes of the asset, and no other file", () =>
      using(async ({ source, asset, content }, path, folder) => {
        expect(source.offers(asset)).toBe(true);
        await source.download(asset, path, call());
        expect(Buffer.compare(await readFile(path), content)).toBe(0);
        expect(await readdir(folder)).toEqual(["asset.part"]);
      }));

    test("tells of progress that only grows and ends at the size of the asset", () =>
      using(async ({ source, asset }, path) => {
        const told: number[] = [];
        await source.download(asset, path, call({ onProgress: (bytesDone) => told.push(bytesDone) }));
        expect(told).toEqual([...told].sort((a, b) => a - b));
        expect(told.at(-1)).toBe(asset.bytes);
      }));

    test("makes a whole of what an earlier try has left", () =>
      using(async ({ source, asset, content }, path) => {
        await writeFile(path, content.subarray(0, 1000));
        await source.download(asset, path, call());
        expect(Buffer.compare(await readFile(path), content)).toBe(0);
      }));

    test("is not misled by a left file that is longer than the asset", () =>
      using(async ({ source, asset, content }, path) => {
        await writeFile(path, Buffer.concat([content, content]));
        await source.download(asset, path, call());
        expect(Buffer.compare(await readFile(path), content)).toBe(0);
      }));

    test("says why it cannot deliver an asset that it does not have, and leaves no file", () =>
      using(async ({ source, absent }, path, folder) => {
        const failure = await source.download(absent, path, call()).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(SourceError);
        expect(await readdir(folder)).toEqual([]);
      }));

    test("refuses what is larger than the size that is pinned, and leaves no file", () =>
      using(async ({ source, asset }, path, folder) => {
        const failure = await source
          .download({ ...asset, bytes: 1_000 }, path, call())
          .catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(SourceError);
        expect(await readdir(folder)).toEqual([]);
      }));

    test("rejects with the caller's reason when aborted before it began", () =>
      using(async ({ source, asset }, path, folder) => {
        const reason = new Error("changed my mind");
        await expect(source.download(asset, path, call({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
        expect(await readdir(folder)).toEqual([]);
      }));

    test("rejects with the caller's reason when aborted at work, and leaves nothing but what can be continued", () =>
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
