import { createRequire } from "node:module";
import { moduleUrl } from "../../core/bundled.js";

/**
 * The schema library, loaded as CommonJS, which reads one file after another. As an ES module it opens the files of its
 * 60 locales at once, which fails under a low limit of open files (`ulimit -n 64`). CommonJS takes no longer.
 */
export const z: typeof import("zod").z = createRequire(moduleUrl(import.meta.url))("zod").z;
