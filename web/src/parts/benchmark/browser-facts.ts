/** The parts of `navigator` that not every browser has. */
interface BrowserFacts {
  readonly deviceMemory?: number;
  readonly gpu?: { requestAdapter(): Promise<object | null> };
}

/** Returns what decides how fast this browser speaks on the device. */
export async function browserFacts(): Promise<Readonly<Record<string, string | undefined>>> {
  const { deviceMemory, gpu } = navigator as BrowserFacts;
  const adapter = await gpu?.requestAdapter().catch(() => null);
  return {
    Threads: crossOriginIsolated
      ? `${navigator.hardwareConcurrency} cores, isolated page`
      : `1 of ${navigator.hardwareConcurrency} cores: the page is not isolated`,
    WebGPU: adapter ? "yes" : "no",
    Memory: deviceMemory === undefined ? undefined : `${deviceMemory} GB or more`,
  };
}
