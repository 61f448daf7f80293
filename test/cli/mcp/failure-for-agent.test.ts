import { expect, test } from "vitest";
import { failureForAgent, noPlayerForAgent } from "../../../src/cli/mcp/failure-for-agent.js";
import { UsageError } from "../../../src/cli/usage-errors.js";
import { OptionRangeError } from "../../../src/core/option-errors.js";

function failure(error: unknown): { readonly message: string; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { message: failureForAgent(error, (line) => lines.push(line)), lines };
}

test("an agent learns nothing of a fault of the program, and the log has its stack", () => {
  const error = new TypeError("Cannot read properties of undefined (reading 'x')");
  const { message, lines } = failure(error);
  expect(message).toBe("this call failed through a fault of VoxWeave; the log of the MCP server has the reason");
  expect(lines).toEqual([error.stack]);
});

test.each([
  ["a wrong option", new OptionRangeError("speed", "must be 0.25 to 4, got 9"), "speed must be 0.25 to 4, got 9"],
  ["a wrong path", new UsageError("path must lead to a file"), "path must lead to a file"],
])("an agent reads the message about %s", (_, error, message) => {
  expect(failure(error)).toEqual({ message, lines: [] });
});

test("noPlayerForAgent() adds the tool that writes files to a wrong player, and leaves a fault as it is", () => {
  expect(noPlayerForAgent(new UsageError("--player is wrong"))).toMatchObject({
    name: "UsageError",
    message: expect.stringMatching(/^--player is wrong\. Use synthesize_to_file/u),
  });
  const fault = new TypeError("spawn is not a function");
  expect(noPlayerForAgent(fault)).toBe(fault);
});
