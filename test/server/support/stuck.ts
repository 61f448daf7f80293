/** Options of a test engine that finishes nothing until it is aborted. */
export const stuck = {
  before: (_: unknown, __: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
};
