import { fileURLToPath } from "node:url";
import { runCommand, VOXWEAVE } from "./command.js";

export interface OnTerminal {
  readonly cwd: string;
  /** @default 80 */
  readonly columns?: number;
  /** Action after the command has begun: press keys, or close the terminal. */
  readonly act?: { readonly keys: string } | "close";
  /** Pattern of the name of a file in `cwd`, whose appearance shows that the command has begun. @default ".*.part" */
  readonly begun?: string;
  /** Text in the output whose appearance shows that the command has begun, in place of a file. */
  readonly begunOutput?: string;
  /** Variables of the command beside those of this process. */
  readonly env?: Record<string, string>;
}

export interface EndedOnTerminal {
  /** The exit code, or the negative number of the signal that ended the command. */
  readonly status: number;
  readonly output: string;
}

/** Runs the built command line on a terminal, through Python's `pty`. */
export async function voxweaveOnTerminal(args: readonly string[], options: OnTerminal): Promise<EndedOnTerminal> {
  const { cwd, columns = 80, act, begun = ".*.part", begunOutput, env = {} } = options;
  const action = typeof act === "object" ? act.keys : (act ?? null);
  const request = JSON.stringify({ argv: [...VOXWEAVE, ...args], cwd, columns, act: action, begun, begunOutput });
  const script = fileURLToPath(new URL("terminal.py", import.meta.url));
  const { stdout, stderr } = await runCommand("python3", [script], { input: request, env });
  if (stdout.length === 0) throw new Error(stderr);
  return JSON.parse(stdout.toString()) as EndedOnTerminal;
}
