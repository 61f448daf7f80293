// Two classes, so that callers who catch a `TypeError` or a `RangeError` catch a wrong option. A plain error of these classes is a fault of
// the program.

/** An option of a wrong type, or one that the call does not have. Its `name` is that of `TypeError`. */
export class OptionTypeError extends TypeError {
  /** Path of the option, such as `"voice"` or `"loudness.lufs"`. Of an unknown option, the object that has it: `"options"`. */
  readonly option: string;

  /**
   * Creates the error of an option, for engines of your own. Servers answer it with status 400.
   *
   * @param option path of the option, with which the message begins
   * @param rule the rest of the message: `"must be a string, got 4"`
   */
  constructor(option: string, rule: string, options?: ErrorOptions) {
    super(`${option} ${rule}`, options);
    this.option = option;
  }
}

/** An option whose value is not allowed. Its `name` is that of `RangeError`. */
export class OptionRangeError extends RangeError {
  /** Path of the option, such as `"speed"` or `"loudness.lufs"`. */
  readonly option: string;

  /**
   * Creates the error of an option, for engines of your own. Servers answer it with status 400.
   *
   * @param option path of the option, with which the message begins
   * @param rule the rest of the message: `"must be 0.25 to 4, got 9"`
   */
  constructor(option: string, rule: string, options?: ErrorOptions) {
    super(`${option} ${rule}`, options);
    this.option = option;
  }
}

/** Tells whether `error` is a mistake of the caller in an option, and neither a failure nor a fault of the program. */
export function isOptionError(error: unknown): error is OptionTypeError | OptionRangeError {
  return error instanceof OptionTypeError || error instanceof OptionRangeError;
}
