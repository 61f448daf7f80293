/** Remembers what is costly to work out. Once full it forgets everything: what is needed often is soon back. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Value>();
  readonly #capacity: number;

  /** @param capacity most values that are kept at once */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = make();
    if (this.#values.size >= this.#capacity) this.#values.clear();
    this.#values.set(key, value);
    return value;
  }
}
