const UNKNOWN_NAME = "no address is known for this name: choose another host";

/** Remedies for an address on which a program cannot listen, by the code of the system. */
const REMEDIES: Readonly<Record<string, (option: string) => string>> = {
  EADDRINUSE: (option) => `another program listens on it: end that program, or choose another port with ${option}`,
  EACCES: (option) => `the system does not allow it: choose a port from 1024 with ${option}`,
  ENOTFOUND: () => UNKNOWN_NAME,
  EAI_AGAIN: () => UNKNOWN_NAME,
  EADDRNOTAVAIL: () => "no network of this machine has it: choose another host",
};

/**
 * Returns the error for an address on which a server cannot listen.
 *
 * @param error of the server
 * @param option that sets the port
 */
export function listenFailure(error: unknown, host: string, port: number, option: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const remedy = REMEDIES[code];
  if (remedy === undefined) return error;
  return new Error(`cannot listen on port ${port} of ${host}: ${remedy(option)}`, { cause: error });
}
