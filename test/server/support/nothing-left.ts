import { expect } from "vitest";
import { settle } from "../../speaker/support/speak.js";
import type { ServerRig } from "./open-server.js";

/** Returns the number of requests that hold a place of the server. */
export async function activeOf(rig: ServerRig): Promise<number> {
  return ((await (await fetch(`${rig.address}/health/ready`)).json()) as { active: number }).active;
}

/** Expects that all places become free, and that the engine then makes nothing more. */
export async function expectNothingLeft(rig: ServerRig): Promise<void> {
  await expect.poll(() => activeOf(rig), { timeout: 20_000 }).toBe(0);
  expect(rig.engine.running).toBe(0);
  await settle();
  const spoken = rig.engine.utterances.length;
  await settle();
  expect(rig.engine.utterances).toHaveLength(spoken);
}
