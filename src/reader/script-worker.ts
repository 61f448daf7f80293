import { isVoxError } from "../core/errors.js";
import { readScript } from "../markup/read-script.js";
import { scriptData } from "../markup/script.js";
import { serveThread } from "../platform/node/processes/serve-thread.js";
import type { ScriptAnswer, ScriptQuestion } from "./script-thread.js";

/** Parses markup off the main thread: see `script-thread.ts`. */
serveThread<ScriptQuestion, ScriptAnswer>(async ({ text, format }) => {
  try {
    return { script: scriptData(await readScript(text, format)) };
  } catch (error) {
    if (!(isVoxError(error) && error.code === "VOX_MARKUP_INVALID")) throw error;
    return { invalid: { message: error.message, details: error.details } };
  }
});
