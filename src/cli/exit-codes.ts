/** Exit codes of the command line, as the README lists them. */
export const EXIT = {
  ok: 0,
  /** Something in the world failed; the message says what to do. */
  failure: 1,
  /** The command line itself is wrong: an unknown option, a value out of bounds. */
  usage: 2,
  /** Ctrl-C. */
  interrupted: 130,
  /** The reader of a pipe went away. */
  brokenPipe: 141,
  terminated: 143,
} as const;
