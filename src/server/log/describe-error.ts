/** An error as the log has it. */
export interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Causes of causes that are described. */
const MOST_CAUSES = 5;
/** Absolute paths with at least two parts: of Unix and Windows, and as URLs. */
const PATH = /(?<![\w:/\\])(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][^\s\\/:"'`()<>|]+){2,}[\\/]?/gu;

/**
 * Describes an error and its causes.
 *
 * @param details whether it may have paths of this machine and stacks
 */
export function describeError(error: unknown, details: boolean, depth: number = MOST_CAUSES): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: clean(String(error), details) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    message: clean(error.message, details),
    ...(details && error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && depth > 0 && { cause: describeError(error.cause, details, depth - 1) }),
  };
}

function clean(message: string, details: boolean): string {
  return details ? message : message.replaceAll(PATH, "<path>");
}
