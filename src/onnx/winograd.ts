/** Matrices of a fast filter F(m, r): y = output @ ((kernel @ h) * (input @ x)), m outputs of a filter of r taps. */
export interface FastFilter {
  /** Shape (points, m + r - 1); the largest element of each row is ±1. */
  readonly input: readonly (readonly number[])[];
  /** Shape (points, r). */
  readonly kernel: readonly (readonly number[])[];
  /** Shape (m, points). */
  readonly output: readonly (readonly number[])[];
  /** Index of the point 1. A value added to its product is added to all outputs. */
  readonly unit: number;
}

/**
 * Computes the fast filter by Toom and Cook, in the form of Winograd ("Arithmetic Complexity of Computations", 1980): the
 * transpose of a product of polynomials from their values at points, the last of which is infinity. It needs m + r - 1
 * products; the direct filter needs m r.
 *
 * @param points m + r - 2 numbers, 1 among them; small ones keep rounding errors small.
 */
export function fastFilter(m: number, r: number, points: readonly number[]): FastFilter {
  const powers = (count: number): number[][] => [
    ...points.map((point) => Array.from({ length: count }, (_, power) => point ** power)),
    Array.from({ length: count }, (_, power) => (power === count - 1 ? 1 : 0)),
  ];
  const input = [...points.map((_, index) => lagrange(points, index)), fromRoots(points)];
  const sizes = input.map((row) => Math.max(...row.map(Math.abs)));
  const sizeOf = (index: number): number => sizes[index] ?? 1;
  const values = powers(m);
  return {
    input: input.map((row, index) => row.map((value) => value / sizeOf(index))),
    kernel: powers(r).map((row, index) => row.map((value) => value * sizeOf(index))),
    output: Array.from({ length: m }, (_, power) => values.map((row) => row[power] ?? 0)),
    unit: points.indexOf(1),
  };
}

/** Returns the points 0, 1 and -1, and each of `sizes` with both signs. */
export function around(...sizes: readonly number[]): number[] {
  return [0, 1, -1, ...sizes.flatMap((size) => [size, -size])];
}

/** Returns the polynomial that is 1 at point `index` and 0 at the others, with one coefficient more than points. */
function lagrange(points: readonly number[], index: number): number[] {
  const others = points.toSpliced(index, 1);
  const scale = others.reduce((product, other) => product * ((points[index] ?? 0) - other), 1);
  return [...fromRoots(others).map((value) => value / scale), 0];
}

/** Returns the coefficients of the product of (x - root), the constant first. */
function fromRoots(roots: readonly number[]): number[] {
  let product = [1];
  for (const root of roots) product = [0, ...product].map((value, power) => value - root * (product[power] ?? 0));
  return product;
}
