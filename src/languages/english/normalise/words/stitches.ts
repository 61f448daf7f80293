import { before, type Rule } from "../../../../text/rule.js";
import { cardinal } from "../../number-words/words.js";
import { table } from "./word-context.js";

/** The rule for abbreviations of patterns for crochet and knitting: "Rnd 2: Ch 3, sk next st, 2 hdc in next sp". */
export const STITCH_RULES: readonly Rule[] = [
  {
    class: "abbreviation",
    name: "stitch",
    pattern:
      /(rnds?|rpt|hk|hdc|fpdc|bpdc|sc|dc|tr|ch|sl sts?|slst|st st|sts?|sps?|sk|beg|rep|rem|yo|inc|dec|k2tog|p2tog|ssk|tog|sl(?= ?\d)|psso|p\.s\.s\.o|cont|foll|patt|RS|WS|MC|CC|pm|BO|CO)(2tog)?(s)?\.?(?![\p{L}\p{N}'’])/iuy,
    read: ([written, word = "", together, many], context) => {
      const { sentence } = context;
      if (!CROCHET.test(sentence) || /^[A-Z]{2}$/u.test(word) !== /^(?:RS|WS|MC|CC|BO|CO)$/u.test(word))
        return undefined;
      const said = STITCHES.get(word.toLowerCase().replaceAll(".", ""));
      if (said === undefined) return undefined;
      // "ch 3" is an order, "3 ch" counts.
      const plural =
        many !== undefined || (/^(?:hdc|sc|dc|tr)$/iu.test(word) && /(?:\D|^)(?:[2-9]|\d\d) $/u.test(before(context)));
      const tail = together === undefined ? "" : " two together";
      const mark = written.endsWith(".") && context.end >= sentence.trimEnd().length ? { mark: "." } : {};
      return [{ text: `${said}${plural ? "s" : ""}${tail}`, ...mark }];
    },
  },
  {
    class: "abbreviation",
    name: "stitches with their count",
    begins: /[\dcC]/u,
    // 3dc, 2-sts, ch3
    pattern: /(?:(\d{1,2})-?(hdc|sc|dc|tr|sts?)|([cC]h)-?(\d{1,2}))(?![\p{L}\p{N}])/uy,
    read: ([, count = "", word = "", chain, length = ""], { sentence, locale }) => {
      if (!CROCHET.test(sentence)) return undefined;
      if (chain !== undefined) return `chain ${cardinal(length, locale)}`;
      const said = STITCHES.get(word.replace("sts", "st"));
      return `${cardinal(count, locale)} ${said}${count === "1" ? "" : said?.endsWith("h") === true ? "es" : "s"}`;
    },
  },
];

/** Two abbreviations that together occur in no other text. */
const CROCHET =
  /\b(?:hdc|fpdc|bpdc|[kKpP]2tog|[kKpP] ?\d tog|sl sts?|sc2tog|dc2tog|\d+ sts|in rib|[RW]S facing|[Gg]arter st|(?:knit|purl)wise)\b|\b[Cc]ast (?:on|off) \d|\b[Rr]n?ds? \d+ ?[:–-]|\bmultiple of \d+\b.{0,40}\bsts\b|\b(?:[Cc]h[- ]\d+)\b.{0,200}\b(?:sts?|sc|dc|tr|sk|sp|sps|turn|hook|loop)\b|\b(?:\d+ (?:sc|dc|tr|ch)|(?:sc|dc|tr) in)\b.{0,200}\b(?:sts?|sc|dc|ch|sp|next|rows?|around)\b|\b[KkPp]\d+, ?[kp]\d|\bK\d+, ?P\d|\bP\d+, ?K\d/u;

const STITCHES = table(`
  rnd = round; rnds = rounds; hdc = half double crochet; fpdc = front post double crochet; bpdc = back post double crochet; sc = single crochet
  dc = double crochet; tr = treble crochet; ch = chain; sl st, slst = slip stitch; sl sts = slip stitches; st st = stockinette stitch; st = stitch; sts = stitches; sp = space; sps = spaces; sk = skip
  beg = beginning; rep, rpt = repeat; hk = hook; rem = remaining; yo = yarn over; inc = increase; dec = decrease; k2tog = knit two together; p2tog = purl two together
  ssk = slip slip knit; tog = together; rs = right side; ws = wrong side; mc = main color; cc = contrast color; pm = place marker; bo = bind off; co = cast on; sl = slip; psso = pass slipped stitch over
  cont = continue; foll = following; patt = pattern
`);
