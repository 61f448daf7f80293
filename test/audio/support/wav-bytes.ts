// Numbers of the encodings in a "fmt " chunk.
export const PCM = 1;
export const FLOAT = 3;

/** Returns a WAV file with these chunks. */
export function riff(...chunks: readonly Buffer[]): Buffer {
  return chunk("RIFF", Buffer.concat([Buffer.from("WAVE"), ...chunks]));
}

/** Returns a chunk, with a padding byte if its length is odd. */
export function chunk(tag: string, content: Uint8Array): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(tag), size, content, Buffer.alloc(content.length % 2)]);
}

export function formatChunk(encoding: number, channels: number, bits: number, sampleRate = 24_000): Buffer {
  const content = Buffer.alloc(16);
  content.writeUInt16LE(encoding, 0);
  content.writeUInt16LE(channels, 2);
  content.writeUInt32LE(sampleRate, 4);
  content.writeUInt32LE((sampleRate * channels * bits) / 8, 8);
  content.writeUInt16LE((channels * bits) / 8, 12);
  content.writeUInt16LE(bits, 14);
  return chunk("fmt ", content);
}

export function float32Data(...samples: readonly number[]): Buffer {
  const content = Buffer.alloc(samples.length * 4);
  samples.forEach((sample, index) => {
    content.writeFloatLE(sample, index * 4);
  });
  return content;
}
