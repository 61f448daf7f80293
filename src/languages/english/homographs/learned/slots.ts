/** Returns the hash of a string as 32 bits without sign: FNV-1a over its UTF-16 code units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Returns the slot of a feature for a key in a table. Different features may share a slot.
 *
 * @param feature hash of the feature
 * @param key hash of the key
 * @param bits the table has 2 to the power of `bits` slots
 */
export function slotOf(feature: number, key: number, bits: number): number {
  let hash = Math.imul(feature ^ Math.imul(key, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) & ((1 << bits) - 1);
}
