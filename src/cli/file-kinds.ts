/** A kind of file that is not a text to speak, although parts of it may look like text. */
export interface ForeignKind {
  /** With an article, such as `"a PDF file"`. */
  readonly name: string;
  /** Returns what to do. `file` is the path, quoted for a shell. */
  readonly advice: (file: string) => string;
}

/** Returns the kind of a file from its bytes, or `undefined` if it may be text. */
export function foreignKind(bytes: Buffer): ForeignKind | undefined {
  const head = headOf(bytes);
  if (head.startsWith(ZIP)) return zipped(bytes);
  return KINDS.find(({ signatures }) => signatures.some(({ whole }) => whole.test(head)));
}

/**
 * Returns whether {@link foreignKind} may return something else when more bytes have arrived. An entry of a ZIP archive shows
 * its kind, and may be at its end.
 */
export function isKindOpen(start: Buffer): boolean {
  const head = headOf(start);
  if (head.startsWith(ZIP)) return true;
  return start.length < HEAD_BYTES && SIGNATURES.some(({ begun }) => begun.test(head));
}

/** Number of bytes that show the kind of a file. */
export const HEAD_BYTES = 1_024;

function headOf(bytes: Buffer): string {
  return bytes
    .subarray(0, HEAD_BYTES)
    .toString("latin1")
    .replace(/^\xEF\xBB\xBF/u, "");
}

const ZIP = "PK\x03\x04";

/** The start of a file, one character for each byte. Words that a text can begin with must not be a signature. */
interface Signature {
  /** Matches a file that has the signature. */
  readonly whole: RegExp;
  /** Matches a file of which only a part of the signature has arrived. */
  readonly begun: RegExp;
}

/**
 * Returns the signature with these parts.
 *
 * @param parts characters as they are, and patterns of one character, which may be repeated
 */
function signature(...parts: readonly (string | RegExp)[]): Signature {
  const units = parts.flatMap((part) =>
    typeof part === "string"
      ? [...part].map((char) => char.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&"))
      : `(?:${part.source})`,
  );
  const begun = units.reduceRight((rest, unit) => `(?:$|${unit}${rest})`, "(?!)");
  return { whole: new RegExp(`^${units.join("")}`, "u"), begun: new RegExp(`^${begun}`, "u") };
}

const withPandoc: ForeignKind["advice"] = (file) => `extract the text: pandoc ${file} -t plain -o out.txt`;

const withOffice: ForeignKind["advice"] = (file) =>
  `convert it to text: soffice --headless --convert-to txt:Text ${file}`;

const withoutTimes: ForeignKind["advice"] = (file) =>
  "its numbers and times would be spoken. Extract the words: " +
  `sed '/-->/d; /^WEBVTT/d; /^[^[:alpha:]]*[0-9][[:space:]]*$/d' ${file} > out.txt`;

const FOUR_BYTES: readonly RegExp[] = Array(4).fill(/[\s\S]/);
const FOUR_SYMBOLS: readonly RegExp[] = Array(4).fill(/[^\p{L}]/u);

const KINDS: readonly (ForeignKind & { readonly signatures: readonly Signature[] })[] = [
  {
    name: "a PDF file",
    signatures: [signature(/\s*/, "%PDF-", /\d/)],
    advice: (file) => `extract the text: pdftotext ${file} out.txt`,
  },
  { name: "an RTF document", signatures: [signature(/\s*/, "{\\rtf")], advice: withPandoc },
  { name: "an old Office document", signatures: [signature("\xD0\xCF\x11\xE0")], advice: withOffice },
  {
    name: "a gzip archive",
    signatures: [signature("\x1F\x8B")],
    advice: (file) => `unpack it: gunzip -c ${file} > out.txt`,
  },
  {
    name: "an image",
    signatures: [
      ...["\x89PNG\r\n", "\xFF\xD8\xFF", "II*\0", "MM\0*"].map((start) => signature(start)),
      signature("GIF8", /[79]/, "a", /[^\s\p{P}]/u),
      signature("RIFF", ...FOUR_BYTES, "WEBP"),
      ...["heic", "avif", "mif1"].map((brand) => signature(...FOUR_SYMBOLS, "ftyp", brand)),
    ],
    advice: (file) => `recognise its text, for example: tesseract ${file} out`,
  },
  {
    name: "sound or video",
    signatures: [
      ...["ID3\x02", "ID3\x03", "ID3\x04", "OggS\0", "fLaC\0", "\xFF\xFB", "\xFF\xF3"].map((start) => signature(start)),
      signature("RIFF", ...FOUR_BYTES, "WAVE"),
      signature(...FOUR_SYMBOLS, "ftyp"),
    ],
    advice: () => "name a text file",
  },
  { name: "a file of WebVTT captions", signatures: [signature("WEBVTT", /[ \t\r\n]|$/)], advice: withoutTimes },
  {
    name: "a file of SubRip captions",
    signatures: [
      signature(
        ...[
          /\s*/,
          /\d+/,
          /[ \t]*/,
          /\r?/,
          "\n",
          /\d{1,2}/,
          ":",
          /\d/,
          /\d/,
          ":",
          /\d/,
          /\d/,
          /[,.]/,
          /\d{1,3}/,
          " --> ",
          /\d/,
        ],
      ),
    ],
    advice: withoutTimes,
  },
  {
    name: "a file of ASS captions",
    signatures: [signature("[Script Info]", /\r?/, "\n")],
    advice: () => "extract the words first",
  },
];

const SIGNATURES = KINDS.flatMap(({ signatures }) => signatures);

/** File formats that are ZIP archives, by the name or the content of an entry. */
const ZIPPED: readonly (ForeignKind & { readonly entry: string })[] = [
  { name: "an EPUB book", entry: "application/epub+zip", advice: withPandoc },
  { name: "an OpenDocument text", entry: "application/vnd.oasis.opendocument.text", advice: withPandoc },
  { name: "a Word document", entry: "word/document.xml", advice: withPandoc },
  { name: "a PowerPoint presentation", entry: "ppt/presentation.xml", advice: withOffice },
  { name: "an Excel workbook", entry: "xl/workbook.xml", advice: withOffice },
];

function zipped(bytes: Buffer): ForeignKind {
  const archive = {
    name: "a ZIP archive",
    advice: (file: string) => `unpack it, and name a text file from it: unzip ${file}`,
  };
  return ZIPPED.find(({ entry }) => bytes.includes(entry, 0, "latin1")) ?? archive;
}
