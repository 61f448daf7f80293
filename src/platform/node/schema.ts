import { createRequire } from "node:module";
import { moduleUrl } from "../../core/bundled.js";

/**
 * The schema library. It is loaded as CommonJS, a file after another: as an ES module it opens its 60 locales at once,
 * which fails where a process may have few files open (`ulimit -n 64`). It takes no longer.
 */
export const z: typeof import("zod").z = createRequire(moduleUrl(import.meta.url))("zod").z;
