import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import type { CallToolResult, ServerNotification, ServerRequest } from "@modelcontextprotocol/sdk/types.js";
import { messageOf } from "../../core/message-of.js";
import { failureForAgent } from "./failure-for-agent.js";
import { createProgress, type Progress } from "./progress.js";

/** One call of a tool. */
export interface ToolCall {
  /** Aborts when the client cancels the call, and when the connection ends. */
  readonly signal: AbortSignal;
  /** Reports to the client, if it asked for reports. */
  readonly progress: Progress;
}

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

/**
 * Runs a tool. Sends its progress while it runs, and none after its result. A failure is a result, which a model can read.
 *
 * @param log gets a fault of the program
 */
export async function runTool(
  extra: Extra,
  log: (line: string) => void,
  tool: (call: ToolCall) => Promise<CallToolResult>,
): Promise<CallToolResult> {
  const { signal, _meta } = extra;
  const progressToken = _meta?.progressToken;
  let isRunning = true;
  const progress = createProgress(({ done, message }) => {
    if (progressToken === undefined || !isRunning || signal.aborted) return;
    const params = { progressToken, progress: done, total: 1, message };
    extra.sendNotification({ method: "notifications/progress", params }).catch(() => {}); // The connection has ended.
  });
  try {
    return await tool({ signal, progress });
  } catch (error) {
    return errorResult(signal.aborted ? messageOf(error) : failureForAgent(error, log)); // Nobody reads that of an aborted call.
  } finally {
    isRunning = false;
  }
}

/** Returns a result that programs read as an object, and models as JSON. */
export function jsonResult(value: Record<string, unknown>): CallToolResult {
  return { content: [{ type: "text", text: JSON.stringify(value) }], structuredContent: value };
}

/** Returns a result for a model to read. */
export function textResult(text: string): CallToolResult {
  return { content: [{ type: "text", text }] };
}

/** Returns the result of a call that failed. */
export function errorResult(message: string): CallToolResult {
  return { ...textResult(message), isError: true };
}
