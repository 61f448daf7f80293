import { serveThread } from "../platform/serve-thread.js";
import { type Found, findPattern } from "./find-patterns.js";
import type { PatternQuestion } from "./pattern-thread.js";

/** Runs patterns outside the main thread: see `pattern-thread.ts`. */
serveThread<PatternQuestion, readonly (readonly Found[])[]>(({ text, patterns, current }) =>
  patterns.map((pattern, index) => {
    Atomics.store(current, 0, index);
    return findPattern(text, pattern);
  }),
);
