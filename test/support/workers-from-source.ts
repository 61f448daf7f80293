import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vitest/config";
import { COMPILED, ROOT } from "./folders.js";

const SOURCES = join(ROOT, "src");

/**
 * Changes `new URL("./x-worker.js", import.meta.url)` in src/ to the same file in .compiled/. Vitest keeps the JavaScript of
 * src/ in memory, but Node starts threads and processes from files.
 */
export function workersFromSource(): Plugin {
  return {
    name: "voxweave:workers-from-source",
    enforce: "pre",
    transform(code, id) {
      const pointed = pointToCompiled(code, id);
      return pointed === code ? undefined : { code: pointed, map: null };
    },
    configureVitest({ experimental_defineCacheKeyGenerator: defineKey }) {
      // Vitest caches on disk what it has transformed, and does not see changes of this plugin: leave its files out.
      defineKey(({ id, sourceCode }) => (pointToCompiled(sourceCode, id) === sourceCode ? undefined : false));
    },
  };
}

function pointToCompiled(code: string, id: string): string {
  const path = relative(SOURCES, dirname(id));
  if (path.startsWith("..")) return code;
  return code.replace(
    /new URL\("\.\/([\w-]+\.js)", (?:import\.meta\.url|moduleUrl\(import\.meta\.url\))\)/g,
    (_, name: string) => `new URL(${JSON.stringify(pathToFileURL(join(COMPILED, path, name)).href)})`,
  );
}
