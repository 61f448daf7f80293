import fastifyStatic from "@fastify/static";
import { fastify } from "fastify";

/** The site of the benchmark, on this machine. */
export interface Site extends AsyncDisposable {
  /** Such as `"http://127.0.0.1:40000"`. */
  readonly address: string;
  /** Returns the size of all answers since the last call. @unit bytes */
  takeBytes(): number;
  /** Returns the sound that a page sent last; shape (samples,). */
  takeSound(): Float32Array;
}

/** Largest sound that a page sends: an hour. @unit bytes */
const BODY_LIMIT = 3600 * 24_000 * 4;

/** Serves a folder to cross-origin isolated pages. A file that has a packed twin, `x.js.gz`, goes out packed. */
export async function openSite(folder: string): Promise<Site> {
  let bytes = 0;
  let sound: Buffer | undefined;
  const app = fastify({ bodyLimit: BODY_LIMIT });
  app.addHook("onRequest", async (_, reply) => {
    reply.header("cross-origin-opener-policy", "same-origin").header("cross-origin-embedder-policy", "require-corp");
  });
  app.addHook("onResponse", async (_, reply) => {
    bytes += Number(reply.getHeader("content-length") ?? 0);
  });
  app.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, async (_: unknown, body: Buffer) => body);
  app.post("/sound", async ({ body }) => {
    sound = body as Buffer;
    return "";
  });
  await app.register(fastifyStatic, { root: folder, preCompressed: true });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    address,
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    takeSound() {
      if (sound === undefined) throw new Error("the page sent no sound");
      const { buffer, byteOffset, byteLength } = sound;
      sound = undefined;
      return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}
