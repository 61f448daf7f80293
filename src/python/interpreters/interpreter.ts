/** A program that may be a Python interpreter. */
export interface Candidate {
  /** Command that starts it, such as `["py", "-3.12"]`. */
  readonly command: readonly [string, ...string[]];
  /** Option or variable that names it, such as `"VOXWEAVE_PYTHON"`. */
  readonly from: string;
}

/** Requirements on a Python interpreter. */
export interface Requirements {
  /** Oldest usable minor version of Python 3. */
  readonly oldest: number;
  /** Newest usable minor version of Python 3. @default any */
  readonly newest?: number | undefined;
  /** Modules that the interpreter must have. @default none */
  readonly modules?: readonly string[] | undefined;
}

/** A usable Python interpreter. */
export interface Interpreter {
  /** Path or name of the program to spawn. */
  readonly path: string;
  /** Such as `"3.11.7"`. */
  readonly version: string;
  /** Source of the path, such as `"VOXWEAVE_PYTHON"`. */
  readonly from: string;
}

/** An interpreter that has answered, with its description of itself. */
export interface ProbedInterpreter extends Interpreter {
  /** Command that starts it. Its first word is `path`. */
  readonly command: Candidate["command"];
  /** Path of its executable, as the interpreter reports it. */
  readonly executable: string;
  /** Folder of its installation. */
  readonly prefix: string;
}

/** Returns the range of usable versions, for messages: `"3.10 or newer"` or `"3.10 to 3.13"`. */
export function describeVersions({ oldest, newest }: Requirements): string {
  return newest === undefined ? `3.${oldest} or newer` : `3.${oldest} to 3.${newest}`;
}
