import { isVoxError } from "../core/errors.js";
import { markedTextData } from "../markup/marked-text.js";
import { parseMarkedText } from "../markup/parse-marked-text.js";
import { serveThread } from "../platform/serve-thread.js";
import type { MarkupAnswer, MarkupQuestion } from "./markup-thread.js";

/** Parses markup outside the main thread: see `markup-thread.ts`. */
serveThread<MarkupQuestion, MarkupAnswer>(async ({ text, markup, before }) => {
  try {
    return { script: markedTextData(await parseMarkedText(text, markup, { before })) };
  } catch (error) {
    if (!(isVoxError(error) && error.code === "VOX_MARKUP_INVALID")) throw error;
    return { invalid: { message: error.message, details: error.details } };
  }
});
