import { isIP } from "node:net";

/**
 * Returns the host of a text such as `example.com:8880`, `192.0.2.1:5678` or `[2001:db8::1]:80`, in lower case: without its port,
 * and without the brackets of an IPv6 address.
 */
export function hostOf(authority: string): string {
  if (isIP(authority) !== 0) return authority.toLowerCase(); // An IPv6 address without brackets has no port.
  const { bracketed, plain = "" } = /^(?:\[(?<bracketed>[^\]]*)\]|(?<plain>[^:[]*))/u.exec(authority)?.groups ?? {};
  return (bracketed ?? plain).toLowerCase();
}
