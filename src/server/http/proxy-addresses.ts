import { isIP } from "node:net";

/** Describes the text that {@link isProxyAddress} accepts, for errors. */
export const PROXY_ADDRESS_RULE = "must be an IP address or a range of them, such as 10.0.0.5 or 10.0.0.0/8";

/** Returns whether a text is an IP address, or a range of them with a prefix length. The range of all addresses is none. */
export function isProxyAddress(text: string): boolean {
  const [, address = "", prefix] = /^([\da-fA-F.:]+)(?:\/(\d{1,3}))?$/u.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0 || prefix === undefined) return version !== 0;
  return Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128);
}

/** @throws {TypeError} unless each of `addresses` is one, or a range of them. */
export function checkProxyAddresses(path: string, addresses: readonly string[]): readonly string[] {
  const wrong = addresses.findIndex((address) => !isProxyAddress(address));
  if (wrong >= 0)
    throw new TypeError(`${path}[${wrong}] ${PROXY_ADDRESS_RULE}, got ${JSON.stringify(addresses[wrong])}`);
  return addresses;
}
