// Encodes weights: small tensors unchanged, tables as integers with a scale for each row.

/** Minimum number of values for which integers save space. */
const SMALL = 1_000;

/** Returns the bytes of a tensor, little-endian: `f32`, or `i16`: the scale of every row (f32), then the values. */
export function encodeTensor(_name, { shape, values }) {
  if (values.length < SMALL) return { shape, type: "f32", bytes: bytesOf(values) };
  const columns = shape.at(-1);
  const rows = values.length / columns;
  const scales = new Float32Array(rows);
  const integers = new Int16Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    const line = values.subarray(row * columns, (row + 1) * columns);
    const scale = line.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 32_767;
    scales[row] = scale;
    if (scale > 0)
      integers.set(
        line.map((value) => Math.round(value / scale)),
        row * columns,
      );
  }
  return { shape, type: "i16", bytes: Buffer.concat([bytesOf(scales), bytesOf(integers)]) };
}

function bytesOf(array) {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
