import { BlockList, isIP } from "node:net";
import { hostOf } from "./authority.js";

/** Describes the text that {@link isProxyAddress} accepts, for errors. */
export const PROXY_ADDRESS_RULE = "must be an IP address or a range of them, such as 10.0.0.5 or 10.0.0.0/8";

/** Returns whether a text is an IP address, or a range of them with a prefix length. The range of all addresses is none. */
export function isProxyAddress(text: string): boolean {
  const [, address = "", prefix] = /^([\da-fA-F.:]+)(?:\/(\d{1,3}))?$/u.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0 || prefix === undefined) return version !== 0;
  return Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128);
}

/**
 * Returns a function that tells whether an address is one of the proxies. Some proxies write the port of the client, too:
 * `192.0.2.1:5678`, `[2001:db8::1]:80`.
 */
export function proxyTest(addresses: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const text of addresses) {
    const [address = "", prefix] = text.split("/");
    const family = familyOf(address);
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return (address) => {
    const host = hostOf(address);
    return isIP(host) !== 0 && list.check(host, familyOf(host));
  };
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
