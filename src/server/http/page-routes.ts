import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic, { type FastifyStaticOptions } from "@fastify/static";
import { OptionTypeError } from "../../core/option-errors.js";
import type { RouteContext, ZodApp } from "./route-context.js";

/** Settings of the page that the server offers to people. */
export interface PageOptions {
  /** Folder of `voxweave assets export --browser`, with which the page also speaks without the server. @default none */
  readonly browserFiles?: string | undefined;
}

/** The folder of the page's files, which the build makes. */
const FILES = fileURLToPath(new URL("../../page/", import.meta.url));

/** The page runs only its own scripts, sends requests only to its own server, and is shown in no frame. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Files whose names change with their contents. */
const HASHED = join(FILES, "assets");

/**
 * Adds the page at `/`, with its files. They need no key: the requests that the page sends do.
 *
 * @throws {TypeError} for a folder that is not one of `voxweave assets export --browser`.
 */
export async function addPageRoutes(
  app: ZodApp,
  { service, authentication, mostCharacters }: RouteContext,
  version: string,
  { browserFiles }: PageOptions,
): Promise<void> {
  if (browserFiles !== undefined) await checkBrowserFiles(browserFiles);
  app.get("/page.json", { schema: { hide: true } }, async (_request, reply) => {
    const { voice = service.speaker.engine.defaultVoice, speed, loudness, pauses } = service.defaults;
    const defaults = { voice, speed, loudness, pauses };
    const server = { base: "./", needsKey: authentication.needsKey, mostCharacters, defaults };
    return reply
      .headers({ "cache-control": "no-cache" })
      .send({ version, server, device: browserFiles === undefined ? null : "voxweave/" });
  });
  await app.register(async (scope) => {
    await scope.register(fastifyStatic, {
      ...COMMON,
      root: FILES,
      preCompressed: true,
      wildcard: false, // A route for each file, so that all other paths keep the answers of the API.
      setHeaders: (reply, path) => void setHeaders(reply, path.startsWith(HASHED) ? "immutable" : "fresh"),
    });
    scope.get("/", { schema: { hide: true } }, async (_request, reply) => reply.sendFile("index.html"));
  });
  if (browserFiles === undefined) return;
  await app.register(fastifyStatic, {
    ...COMMON,
    root: resolve(browserFiles),
    decorateReply: false,
    prefix: "/voxweave/",
    setHeaders: (reply) => void setHeaders(reply, "fresh"),
  });
}

/** @throws {TypeError} for a folder that is not one of `voxweave assets export --browser`. */
export async function checkBrowserFiles(folder: string): Promise<void> {
  try {
    for (const name of ["voxweave.js", "voices.json"]) await access(join(folder, name));
  } catch (cause) {
    throw new OptionTypeError(
      "browserFiles",
      `must be a folder that \`voxweave assets export --browser\` of this version has written, got ${folder}`,
      { cause },
    );
  }
}

const COMMON: Omit<FastifyStaticOptions, "root"> = { cacheControl: false, index: false };

/** Sets the headers of a file. The page is isolated from other origins, so that it may speak with several threads. */
function setHeaders(
  reply: Parameters<NonNullable<FastifyStaticOptions["setHeaders"]>>[0],
  age: "immutable" | "fresh",
): void {
  reply.header("cache-control", age === "immutable" ? "public, max-age=31536000, immutable" : "no-cache");
  reply.header("content-security-policy", POLICY);
  reply.header("cross-origin-opener-policy", "same-origin");
  reply.header("cross-origin-embedder-policy", "require-corp");
}
