import type { PythonCandidate } from "../../core/errors.js";
import type { Candidate, ProbedInterpreter, Requirements } from "./interpreter.js";
import { type ProbeOptions, probe } from "./probe.js";

/** The first usable interpreter, or the reason for each candidate why it is not usable. */
export type Found = { readonly interpreter: ProbedInterpreter } | { readonly rejected: readonly RejectedCandidate[] };

export interface RejectedCandidate {
  readonly candidate: PythonCandidate;
  /** The first missing module, if the interpreter is usable otherwise. */
  readonly missing?: string | undefined;
}

/** Starts the candidates in order until one meets the requirements. An abort rejects with the caller's reason. */
export async function findInterpreter(
  candidates: readonly Candidate[],
  requirements: Requirements,
  options: ProbeOptions,
): Promise<Found> {
  const rejected: RejectedCandidate[] = [];
  for (const candidate of candidates) {
    options.signal?.throwIfAborted();
    const probed = await probe(candidate, requirements, options);
    if ("interpreter" in probed) return probed;
    const { reason, missing } = probed;
    rejected.push({ candidate: { path: candidate.command.join(" "), from: candidate.from, reason }, missing });
  }
  return { rejected };
}
