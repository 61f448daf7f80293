import { McpServer } from "#mcp-sdk";
import { packageVersion } from "../../platform/node/package-version.js";
import type { ServerParts } from "./server-parts.js";
import { runTool, textResult } from "./tool-call.js";
import { EXPLAIN_INPUT, explainTool } from "./tools/explain.js";
import { LIST_VOICES_INPUT, listVoicesTool } from "./tools/list-voices.js";
import { SPEAK_INPUT, speak } from "./tools/speak.js";
import { SYNTHESIZE_INPUT, synthesizeToFile } from "./tools/synthesize-to-file.js";

const INSTRUCTIONS =
  "VoxWeave speaks texts on this machine, without network once its weights are here. " +
  "speak plays a text to the user; synthesize_to_file writes a sound file. Sound is never returned as data. " +
  "Write texts as for a reader: VoxWeave reads numbers, dates and abbreviations as people say them.";

/** Nothing that the tools do reaches beyond this machine. */
const LOCAL = { openWorldHint: false };
const READS_ONLY = { ...LOCAL, readOnlyHint: true };

/** Creates a server with the tools. It is not connected. */
export function createMcpServer(parts: ServerParts): McpServer {
  const server = new McpServer(
    { name: "voxweave", title: "VoxWeave", version: packageVersion() },
    { instructions: INSTRUCTIONS },
  );
  addSpeech(server, parts);
  const writing = new Set<string>();
  server.registerTool(
    "synthesize_to_file",
    {
      title: "Write a sound file",
      description:
        `Speak a text to a sound file in ${parts.folder}, with captions on request. Returns the path, the duration, ` +
        "and the parts of the text that have no sound.",
      inputSchema: SYNTHESIZE_INPUT,
      annotations: { ...LOCAL, destructiveHint: true, idempotentHint: true },
    },
    (args, extra) => runTool(extra, (call) => synthesizeToFile(args, call, parts, writing)),
  );
  server.registerTool(
    "list_voices",
    {
      title: "List voices",
      description: "List the voices, with language, gender and grade (A is best).",
      inputSchema: LIST_VOICES_INPUT,
      annotations: READS_ONLY,
    },
    (args) => listVoicesTool(args, parts),
  );
  server.registerTool(
    "explain",
    {
      title: "Explain a reading",
      description: "Show how a text is read, without speaking it: each word as spoken, its phonemes, and why.",
      inputSchema: EXPLAIN_INPUT,
      annotations: READS_ONLY,
    },
    (args, extra) => runTool(extra, (call) => explainTool(args, call, parts)),
  );
  return server;
}

/** Adds the tools that play sound. */
function addSpeech(server: McpServer, parts: ServerParts): void {
  const reports: string[] = [];
  server.registerTool(
    "speak",
    {
      title: "Speak",
      description:
        "Speak a text through the speakers of the user. Several texts play one after another. Returns as soon as the text " +
        "is accepted, or with wait: true when the sound has ended. earlierTexts reports what went wrong with earlier texts.",
      inputSchema: SPEAK_INPUT,
      annotations: { ...LOCAL, destructiveHint: false },
    },
    (args, extra) => runTool(extra, (call) => speak(args, call, parts, reports)),
  );
  server.registerTool(
    "stop",
    {
      title: "Stop speaking",
      description:
        "Stop the sound at once, and drop the texts that wait. Files that are being written are not affected.",
      annotations: { ...LOCAL, destructiveHint: false, idempotentHint: true },
    },
    async () => {
      const count = await parts.queue.stop();
      return textResult(count === 0 ? "nothing was playing" : `stopped ${count} text${count === 1 ? "" : "s"}`);
    },
  );
}
