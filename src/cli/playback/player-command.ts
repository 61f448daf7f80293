import { UsageError } from "../usage-errors.js";

/** Stands for the path of a WAV file in the arguments of a player. */
export const FILE = "{file}";

/** A program that plays sound, and its arguments. */
export interface PlayerCommand {
  /** Path of the program, or its name if it is on the search path. */
  readonly program: string;
  /** If one contains {@link FILE}, the program plays one WAV file and ends. Otherwise it plays a WAV stream from standard input. */
  readonly args: readonly string[];
  /** Quotes a path for the argument that contains {@link FILE}. @default the path as it is */
  readonly quote?: (path: string) => string;
  /** Finds the message on standard error that means failure, even if the exit code is 0. @default none */
  readonly failure?: RegExp;
}

/** Returns whether a player plays files, one after another, and not a stream. */
export function playsFiles({ args }: PlayerCommand): boolean {
  return args.some((arg) => arg.includes(FILE));
}

/** Returns the arguments that play the file at `path`. */
export function argsForFile({ args, quote = (path) => path }: PlayerCommand, path: string): string[] {
  return args.map((arg) => arg.replaceAll(FILE, () => quote(path)));
}

/**
 * Parses the command of a player: words between spaces. Quotes (`"` or `'`) keep the spaces of a word; no shell reads it.
 *
 * @throws {UsageError} if the command is empty or a quote is not closed.
 */
export function parsePlayerCommand(command: string): PlayerCommand {
  if (/["']/u.test(command.replaceAll(/"[^"]*"|'[^']*'/gu, ""))) {
    throw new UsageError(`--player must close each quote, but is ${JSON.stringify(command)}`);
  }
  const words = command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/gu) ?? [];
  const [program, ...args] = words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/gu, "$1$2"));
  if (!program) throw new UsageError('--player must name a program, such as "aplay -q"');
  return { program, args };
}
