/** Reports of what a Content-Security-Policy forbids, while it is watched. */
export interface PolicyWatch extends Disposable {
  /**
   * Tells whether the policy has blocked a request that failed.
   *
   * @returns what to add to the policy, or undefined if it did not block the request
   */
  findBlock(address: URL): Promise<string | undefined>;
}

/** Time in which a browser reports what its policy has blocked: it may come after the failure of the request. @unit ms */
const REPORT_MS = 100;

/** Watches the policy of this page or thread. Start it before the request. */
export function watchPolicy(): PolicyWatch {
  const blocked = new Map<string, string>();
  const note = (event: Event): void => {
    const { blockedURI, effectiveDirective } = event as SecurityPolicyViolationEvent;
    blocked.set(blockedURI, effectiveDirective);
  };
  globalThis.addEventListener("securitypolicyviolation", note);
  return {
    async findBlock({ href, origin }) {
      if (!blocked.has(href)) await new Promise((resolve) => setTimeout(resolve, REPORT_MS));
      const directive = blocked.get(href);
      if (directive === undefined) return undefined;
      const source = origin === location.origin ? "'self'" : origin;
      return `the Content-Security-Policy of the page forbids it: add ${source} to its ${directive}`;
    },
    [Symbol.dispose]: () => globalThis.removeEventListener("securitypolicyviolation", note),
  };
}

/** The smallest module of WebAssembly. */
const EMPTY_MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/**
 * Checks that this thread may run WebAssembly.
 *
 * @throws {Error} if its policy or the browser forbids that; the message says what to do.
 */
export function checkWebAssembly(): void {
  if (!("WebAssembly" in globalThis))
    throw new Error("the browser has no WebAssembly, as in a lockdown mode; allow it for this site");
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (cause) {
    const message =
      "the Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src, " +
      "in the header of the page and of VoxWeave's files";
    throw new Error(message, { cause });
  }
}
