import { z } from "../../platform/schema.js";
import type { ServerParts } from "./server-parts.js";
import { defineTool, type Tool } from "./tool.js";
import { textResult } from "./tool-call.js";
import { EXPLAIN_INPUT, explainTool } from "./tools/explain.js";
import { LIST_VOICES_INPUT, listVoicesTool } from "./tools/list-voices.js";
import { SPEAK_INPUT, speak } from "./tools/speak.js";
import { SYNTHESIZE_INPUT, synthesizeToFile } from "./tools/synthesize-to-file.js";

/** Nothing that the tools do reaches beyond this machine. */
const LOCAL = { openWorldHint: false };
const READS_ONLY = { ...LOCAL, readOnlyHint: true };

/** Creates the tools of a server, in the order in which clients show them. */
export function createTools(parts: ServerParts): readonly Tool[] {
  return [...createSpeechTools(parts), createFileTool(parts), ...createReadingTools(parts)];
}

/** Returns the tools that play sound. */
function createSpeechTools(parts: ServerParts): readonly Tool[] {
  const reports: string[] = [];
  return [
    defineTool({
      name: "speak",
      title: "Speak",
      description:
        "Speak a text through the speakers of the user. Several texts play one after another. Returns as soon as the text " +
        "is accepted, or with wait: true when the sound has ended. earlierTexts reports what went wrong with earlier texts.",
      annotations: { ...LOCAL, destructiveHint: false },
      input: SPEAK_INPUT,
      run: (args, call) => speak(args, call, parts, reports),
    }),
    defineTool({
      name: "stop",
      title: "Stop speaking",
      description:
        "Stop the sound at once, and drop the texts that wait. Files that are being written are not affected.",
      annotations: { ...LOCAL, destructiveHint: false, idempotentHint: true },
      input: z.looseObject({}), // Some clients call a tool without arguments with one of their own.
      run: async () => {
        const count = await parts.queue.stop();
        return textResult(count === 0 ? "nothing was playing" : `stopped ${count} text${count === 1 ? "" : "s"}`);
      },
    }),
  ];
}

function createFileTool(parts: ServerParts): Tool {
  const writing = new Set<string>();
  return defineTool({
    name: "synthesize_to_file",
    title: "Write a sound file",
    description:
      `Speak a text to a sound file in ${parts.folder}, with captions on request. Returns the path, the duration, ` +
      "and the parts of the text that have no sound.",
    annotations: { ...LOCAL, destructiveHint: true, idempotentHint: true },
    input: SYNTHESIZE_INPUT,
    run: (args, call) => synthesizeToFile(args, call, parts, writing),
  });
}

/** Returns the tools that need no model. */
function createReadingTools(parts: ServerParts): readonly Tool[] {
  return [
    defineTool({
      name: "list_voices",
      title: "List voices",
      description: "List the voices, with language, gender and grade (A is best).",
      annotations: READS_ONLY,
      input: LIST_VOICES_INPUT,
      run: (args) => listVoicesTool(args, parts),
    }),
    defineTool({
      name: "explain",
      title: "Explain a reading",
      description: "Show how a text is read, without speaking it: each word as spoken, its phonemes, and why.",
      annotations: READS_ONLY,
      input: EXPLAIN_INPUT,
      run: (args, call) => explainTool(args, call, parts),
    }),
  ];
}
