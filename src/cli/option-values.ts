import type { Command } from "commander";
import { UsageError } from "./usage-errors.js";

/**
 * Checks that no value of an option is the name of another option, whose own value was left out: `-o --engine tone` would
 * write a file named `--engine`.
 *
 * @throws {UsageError} that names both options.
 */
export function checkOptionValues(command: Command): void {
  for (const option of command.options) {
    const given: unknown = command.getOptionValue(option.attributeName());
    const values = Array.isArray(given) ? given : [given];
    const taken = command.options.find(({ short, long }) =>
      values.some((value) => value && [short, long].includes(value)),
    );
    if (taken === undefined) continue;
    throw new UsageError(`${option.short ?? option.long} needs a value after it, got the option ${taken.long}`);
  }
}
