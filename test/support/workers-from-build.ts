import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin } from "vitest/config";

const SOURCE = fileURLToPath(new URL("../../src/", import.meta.url));
const BUILD = fileURLToPath(new URL("../../dist/", import.meta.url));

/**
 * Points `new URL("./x-worker.js", import.meta.url)` in src/ at the same file in dist/: Node starts a thread from a file
 * that it can run itself, and the tests run the sources.
 */
export function workersFromBuild(): Plugin {
  return {
    name: "voxweave:workers-from-build",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(SOURCE)) return undefined;
      const folder = join(BUILD, relative(SOURCE, dirname(id)));
      const pointed = code.replace(
        /new URL\("\.\/([\w-]+-worker\.js)", (?:import\.meta\.url|moduleUrl\(import\.meta\.url\))\)/g,
        (_, name: string) => {
          return `new URL(${JSON.stringify(pathToFileURL(join(folder, name)).href)})`;
        },
      );
      return pointed === code ? undefined : { code: pointed, map: null };
    },
  };
}
