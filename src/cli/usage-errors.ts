import { isVoxError, type VoxErrorCode } from "../core/errors.js";
import { isOptionError } from "../core/option-errors.js";
import { shellQuote } from "./shell-quote.js";

/** A mistake of the person or the agent who gave a command. The message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Codes of errors that an unknown name on the command line causes. */
const USAGE_CODES: readonly VoxErrorCode[] = [
  "VOX_ENGINE_UNKNOWN",
  "VOX_FORMAT_UNSUPPORTED",
  "VOX_LANGUAGE_UNSUPPORTED",
  "VOX_VOICE_UNKNOWN",
];

/** Returns whether an error is a mistake in a command, rather than a failed operation. */
export function isUsageError(error: unknown): boolean {
  if (isVoxError(error)) return USAGE_CODES.includes(error.code);
  return isOptionError(error) || error instanceof UsageError;
}

/** Rewrites a message of commander in the style of all others. Adds a hint if a text was read as an option or a command. */
export function usageMessage(message: string): string {
  const text = message.trim().replace(/^error: /u, "");
  return `voxweave: ${text}\n${hintFor(text)}Run with --help to see the usage.\n`;
}

function hintFor(message: string): string {
  const [, option] = /^unknown option '(-\d[\s\S]*|-[\s\S]*\s[\s\S]*)'$/u.exec(message) ?? [];
  if (option !== undefined) {
    return `To speak it, put -- before it: voxweave speak -o hello.wav -- ${shellQuote(option)}\n`;
  }
  const [, command] = /^unknown command '([\s\S]*)'$/u.exec(message) ?? [];
  if (command !== undefined) return `To speak it: voxweave speak ${shellQuote(command)} -o hello.wav\n`;
  return "";
}
