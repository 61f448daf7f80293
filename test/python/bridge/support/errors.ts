import { expect } from "vitest";
import { type AnyVoxError, isVoxError, type VoxErrorCode } from "../../../../src/core/errors.js";

/** Expects a call to reject with a `VoxError` of a code, and returns that error. */
export async function failure<Code extends VoxErrorCode>(
  call: Promise<unknown>,
  code: Code,
): Promise<Extract<AnyVoxError, { code: Code }>> {
  const error: unknown = await call.then(
    (value) => expect.unreachable(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!isVoxError(error)) throw error;
  expect(`${error.code}: ${error.message}`).toMatch(new RegExp(`^${code}: `));
  return error as Extract<AnyVoxError, { code: Code }>;
}
