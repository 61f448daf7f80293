#!/usr/bin/env node
import { messageOf } from "../core/message-of.js";
import "./require-node.js";

import { CommanderError } from "commander";
import type { ProgramContext } from "./command-context.js";
import { EXIT } from "./exit-codes.js";
import { Interruption } from "./interruption.js";
import { openStandardOutput } from "./output.js";
import { createProgram } from "./program.js";
import { abortOnSignals } from "./signals.js";
import { isUsageError } from "./usage-errors.js";

const controller = new AbortController();
const signals = abortOnSignals(controller);
process.stderr.on("error", () => {}); // A closed standard error must not end a command.

const context: ProgramContext = {
  stdin: process.stdin,
  stdout: openStandardOutput(controller),
  stderr: process.stderr,
  signal: controller.signal,
  onHangUp: signals.onHangUp,
};

try {
  await runProgram();
  await context.stdout.settled();
} catch (error) {
  process.exitCode = report(error);
}
process.stdin.destroy(); // Input that nobody reads any more must not keep the process alive.
// Work that an aborted call may still do is not needed: end it.
if (controller.signal.reason instanceof Interruption) signals.end(controller.signal.reason);

async function runProgram(): Promise<void> {
  try {
    const program = await createProgram(context, process.argv[2]);
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error; // Commander has printed the help or the version.
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return EXIT.usage; // Commander has written the message.
  if (controller.signal.aborted) return EXIT.failure; // The user ended the command, and needs no message.
  const message = messageOf(error);
  process.stderr.write(`voxweave: ${message}\n`);
  if (process.env["VOXWEAVE_DEBUG"] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return isUsageError(error) ? EXIT.usage : EXIT.failure;
}
