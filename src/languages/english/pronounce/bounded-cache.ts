/** A cache of values that are expensive to compute. A full cache drops all values; the frequent ones soon return. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Value>();
  readonly #capacity: number;

  /** @param capacity the largest number of values */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Returns the value of a key, and calls `make` if the cache lacks it. */
  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = make();
    if (this.#values.size >= this.#capacity) this.#values.clear();
    this.#values.set(key, value);
    return value;
  }
}
