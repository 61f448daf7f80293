import { messageOf } from "../core/message-of.js";
import type { ProgressBar } from "./progress-bar.js";

/** Work on the inputs of a command, of which some may fail. */
export interface InputFailures {
  /**
   * Runs work for an input. If there are several inputs, reports a failure and resolves to `undefined`, so that the others follow.
   *
   * @throws the error of the work, if there is only one input or the command was aborted
   */
  attempt<Result>(input: string, work: () => Promise<Result>): Promise<Result | undefined>;
  /** @throws {Error} if the work of an input failed. */
  check(): void;
}

/** Returns a record without failures for the inputs of a command. */
export function createInputFailures(inputs: readonly string[], bar: ProgressBar, signal: AbortSignal): InputFailures {
  const failed: string[] = [];
  return {
    async attempt(input, work) {
      if (inputs.length === 1) return work();
      try {
        return await work();
      } catch (error) {
        if (signal.aborted) throw error;
        failed.push(input);
        const message = messageOf(error);
        bar.line(`voxweave: ${message.includes(input) ? message : `${input}: ${message}`}`);
        return undefined;
      }
    },
    check() {
      if (failed.length === 0) return;
      throw new Error(`${failed.length} of ${inputs.length} inputs failed: ${failed.join(", ")}`);
    },
  };
}
