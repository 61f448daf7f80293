import { VoxError } from "../../core/errors.js";
import type { SetUpPhase } from "./events.js";

export interface Failure {
  readonly environment: string;
  readonly folder: string;
  readonly phase: SetUpPhase;
  readonly reason: string;
  /** Instruction that fixes the failure: a sentence without its full stop. */
  readonly remedy: string;
}

/** Creates the error for an environment that cannot be made. `output` is the last output of the failed program. */
export function environmentFailed(
  { environment, folder, phase, reason, remedy }: Failure,
  output: string,
): VoxError<"VOX_ENVIRONMENT_FAILED"> {
  const message = `cannot make the Python environment ${environment} in ${folder}: ${reason}. ${remedy}.`;
  return new VoxError("VOX_ENVIRONMENT_FAILED", message, { environment, folder, phase, output });
}
