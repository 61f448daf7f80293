import fc from "fast-check";

/** Seed of all property tests, so that a run finds what the run before found. `VOXWEAVE_SEED` sets another. */
const SEED = 20_260_101;

const seed = Number(process.env["VOXWEAVE_SEED"] ?? SEED);
if (!Number.isSafeInteger(seed)) throw new RangeError("VOXWEAVE_SEED must be a whole number");
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
