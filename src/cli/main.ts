#!/usr/bin/env node
import { CommanderError } from "commander";
import { type CommandContext, Interruption } from "./command-context.js";
import { EXIT } from "./exit-codes.js";
import { createProgram } from "./program.js";

const controller = new AbortController();
process.once("SIGINT", () => controller.abort(new Interruption("interrupted", EXIT.interrupted)));
process.once("SIGTERM", () => controller.abort(new Interruption("terminated", EXIT.terminated)));
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  controller.abort(new Interruption("the reader of the output went away", EXIT.brokenPipe));
});

const context: CommandContext = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: controller.signal,
};

try {
  const program = await createProgram(context, process.argv[2]);
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
// Whatever an aborted call may still be doing is of no use to anybody.
if (controller.signal.aborted) process.exit();

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage; // Commander has spoken.
  if (error instanceof Interruption) return error.exitCode;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`voxweave: ${message}\n`);
  if (process.env["VOXWEAVE_DEBUG"] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return error instanceof TypeError || error instanceof RangeError ? EXIT.usage : EXIT.failure;
}
