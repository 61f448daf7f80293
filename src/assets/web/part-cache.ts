/** The parts of a file that have been downloaded. They stay when the page is closed, so a download continues. */
export interface PartCache {
  /** Returns a part, if it is there. */
  get(index: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Keeps a part. @throws {DOMException} if the browser gives the page no more space. */
  put(index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Forgets all parts. */
  clear(): Promise<void>;
}

/** Name of the cache. Another number when the layout of its entries changes. */
const CACHE = "voxweave-1";

/**
 * Opens the parts of a file in the browser's Cache API, which pages and their threads share.
 *
 * @param file tells files apart: the digest of the content, and the form in which it is downloaded
 * @returns parts in memory for a page without Cache API, which comes neither over https nor from localhost, and for one of an
 *   extension, for which the Cache API keeps nothing
 */
export async function openPartCache(file: string): Promise<PartCache> {
  if (!("caches" in globalThis) || !location.protocol.startsWith("http")) return partsInMemory();
  const cache = await caches.open(CACHE);
  const keyOf = (index: number): string => new URL(`/voxweave-cache/${file}/${index}`, location.origin).href;
  return {
    async get(index) {
      const kept = await cache.match(keyOf(index));
      return kept === undefined ? undefined : new Uint8Array(await kept.arrayBuffer());
    },
    put: (index, bytes) => cache.put(keyOf(index), new Response(bytes)),
    async clear() {
      const ours = keyOf(0).slice(0, -1);
      for (const { url } of await cache.keys()) if (url.startsWith(ours)) await cache.delete(url);
    },
  };
}

function partsInMemory(): PartCache {
  const parts = new Map<number, Uint8Array<ArrayBuffer>>();
  return {
    get: async (index) => parts.get(index),
    async put(index, bytes) {
      parts.set(index, bytes);
    },
    clear: async () => parts.clear(),
  };
}
