/** A kind of file that is not a text to speak, although parts of it may look like text. */
export interface ForeignKind {
  /** With an article, such as `"a PDF file"`. */
  readonly name: string;
  /** Returns what to do. `file` is the path, quoted for a shell. */
  readonly advice: (file: string) => string;
}

/** Returns the kind of a file from its first bytes, or `undefined` if it may be text. */
export function foreignKind(bytes: Buffer): ForeignKind | undefined {
  const head = bytes
    .subarray(0, HEAD_BYTES)
    .toString("latin1")
    .replace(/^\xEF\xBB\xBF/u, "");
  if (head.startsWith(ZIP)) return zipped(bytes);
  return KINDS.find(({ signatures }) => signatures.some((signature) => isAt(signature, head)));
}

const HEAD_BYTES = 1_024;
const ZIP = "PK\x03\x04";

/** The start of a file, one character for each byte. Words that a text can begin with must not be a signature. */
type Signature = string | RegExp;

function isAt(signature: Signature, head: string): boolean {
  return typeof signature === "string" ? head.startsWith(signature) : signature.test(head);
}

const withPandoc: ForeignKind["advice"] = (file) => `extract the text: pandoc ${file} -t plain -o out.txt`;

const withOffice: ForeignKind["advice"] = (file) =>
  `convert it to text: soffice --headless --convert-to txt:Text ${file}`;

const withoutTimes: ForeignKind["advice"] = (file) =>
  "its numbers and times would be spoken. Extract the words: " +
  `sed '/-->/d; /^WEBVTT/d; /^[^[:alpha:]]*[0-9][[:space:]]*$/d' ${file} > out.txt`;

const KINDS: readonly (ForeignKind & { readonly signatures: readonly Signature[] })[] = [
  {
    name: "a PDF file",
    signatures: [/^\s*%PDF-\d/u],
    advice: (file) => `extract the text: pdftotext ${file} out.txt`,
  },
  { name: "an RTF document", signatures: [/^\s*\{\\rtf/u], advice: withPandoc },
  { name: "an old Office document", signatures: ["\xD0\xCF\x11\xE0"], advice: withOffice },
  { name: "a gzip archive", signatures: ["\x1F\x8B"], advice: (file) => `unpack it: gunzip -c ${file} > out.txt` },
  {
    name: "an image",
    signatures: [
      ...["\x89PNG\r\n", "\xFF\xD8\xFF", "II*\0", "MM\0*"],
      ...[/^GIF8[79]a[^\s\p{P}]/u, /^RIFF[\s\S]{4}WEBP/u, /^[^\p{L}]{4}ftyp(?:heic|avif|mif1)/u],
    ],
    advice: (file) => `recognise its text, for example: tesseract ${file} out`,
  },
  {
    name: "sound or video",
    signatures: [
      ...["ID3\x02", "ID3\x03", "ID3\x04", "OggS\0", "fLaC\0", "\xFF\xFB", "\xFF\xF3"],
      ...[/^RIFF[\s\S]{4}WAVE/u, /^[^\p{L}]{4}ftyp/u],
    ],
    advice: () => "name a text file",
  },
  { name: "a file of WebVTT captions", signatures: [/^WEBVTT(?:[ \t\r\n]|$)/u], advice: withoutTimes },
  {
    name: "a file of SubRip captions",
    signatures: [/^\s*\d+[ \t]*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3} --> \d/u],
    advice: withoutTimes,
  },
  {
    name: "a file of ASS captions",
    signatures: [/^\[Script Info\]\r?\n/u],
    advice: () => "extract the words first",
  },
];

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
