/** Exit codes of the command line, as the README lists them. */
export const EXIT = {
  ok: 0,
  /** Something in the world failed; the message says what to do. */
  failure: 1,
  /** The command line itself is wrong: an unknown option or voice, a value out of bounds. */
  usage: 2,
  /** SIGHUP: the terminal was closed. */
  hungUp: 129,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGQUIT: Ctrl-\. */
  quit: 131,
  /** The reader of a pipe went away. */
  brokenPipe: 141,
  terminated: 143,
} as const;
