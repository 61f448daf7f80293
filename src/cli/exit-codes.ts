/** Exit codes of the command line. The README lists them. */
export const EXIT = {
  ok: 0,
  /** An operation failed. The message says what to do. */
  failure: 1,
  /** The command line is wrong: an unknown option or voice, or a value out of range. */
  usage: 2,
  /** SIGHUP: the terminal was closed. */
  hungUp: 129,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGQUIT: Ctrl-\. */
  quit: 131,
  /** SIGPIPE: the reader of a pipe closed it. */
  brokenPipe: 141,
  /** SIGTERM. */
  terminated: 143,
} as const;
