import { concatBytes } from "../core/concat-bytes.js";
import { AAC_DELAY, AAC_SAMPLE_RATES, aacBitrates, createAacPackets } from "./aac-packets.js";
import type { AudioFormat } from "./audio-format.js";
import { bigEndian } from "./bytes.js";
import { openFfmpegAac } from "./codecs/ffmpeg-aac.js";
import type { Encoder, EncoderSettings } from "./encoder.js";

/** AAC-LC in ADTS frames. The format cannot say how long the delay of the encoder is. */
export const AAC: AudioFormat = {
  id: "aac",
  name: "AAC, ADTS",
  extensions: [".aac"],
  mediaType: "audio/aac",
  sampleRates: AAC_SAMPLE_RATES,
  bitrates: aacBitrates,
  lossless: false,
  delay: () => ({ samples: AAC_DELAY, removed: false }),
  streamable: true,
  joinable: true,
  tags: [],
  cover: false,
  inThread: true,
  openEncoder,
};

async function openEncoder({ sampleRate, bitrate }: EncoderSettings): Promise<Encoder> {
  const packets = createAacPackets(await openFfmpegAac(sampleRate, bitrate));
  const frames = (list: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
    concatBytes(list.flatMap((packet) => [encodeAdtsHeader(sampleRate, packet.length), packet]));
  return {
    encode: (samples) => frames(packets.encode(samples)),
    finish: () => ({ bytes: frames(packets.finish()), patches: [] }),
  };
}

const HEADER_BYTES = 7;
/** Sample rates in the order of their index (ISO/IEC 14496-3, table 1.18). @unit hertz */
const RATE_INDEXES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000];

/**
 * The header of an ADTS frame without a checksum (ISO/IEC 14496-3, section 1.A.2.2), of 56 bits: the syncword with
 * MPEG-4, layer 0 and no checksum; AAC-LC, the rate and one channel; the length; a full buffer; one packet.
 */
function encodeAdtsHeader(sampleRate: number, packetBytes: number): Uint8Array<ArrayBuffer> {
  const [lowComplexity, channels, bufferFullness] = [1, 1, 0x7ff];
  const length = packetBytes + HEADER_BYTES;
  const facts = (lowComplexity << 14) | (RATE_INDEXES.indexOf(sampleRate) << 10) | (channels << 6) | (length >> 11);
  const rest = ((length & 0x7ff) * 2 ** 13 + bufferFullness * 4) % 2 ** 24;
  return concatBytes([Uint8Array.of(0xff, 0xf1), bigEndian(facts, 2), bigEndian(rest, 3)]);
}
