import { after, type Rule } from "../../../../text/rule.js";
import { ordinal } from "../../number-words/words.js";
import { table } from "./word-context.js";

/** Rules for citations of law: "123 F.3d 456 (9th Cir. 1997)", "Fed. R. Civ. P. 12(b)(6)", "42 U.S.C. § 1983". */
export const LAW_RULES: readonly Rule[] = [
  {
    class: "law",
    name: "federal rules",
    begins: /F/u,
    pattern: /Fed\.\s?R\.\s?(Civ|Crim|App|Evid|Bankr)\.(?:\s?P\.)?(?=\s?[\d(]|\s|$)/uy,
    read: ([written, kind = ""], context) =>
      `federal ${/^\s?\d/u.test(after(context)) ? "rule" : "rules"} of ${KINDS.get(kind)}${/P\.$/u.test(written) ? " procedure" : ""}`,
  },
  {
    class: "law",
    name: "series of reports",
    // F.3d, F. Supp. 2d, Cal. App. 4th
    begins: /[A-Z]/u,
    pattern: /(F|P|A|So|S\.[EW]|N\.[EWY]|L\.\s?Ed|F\.\s?Supp|Cal\.\s?App)\.\s?(\d)(?:d|th)(?![\p{L}\p{N}])/uy,
    read: ([, name = "", series = ""], { locale }) => [...reporter(name), { text: ordinal(series, locale) }],
  },
  {
    class: "law",
    name: "supplement",
    begins: /F/u,
    pattern: /F\.\s?Supp\.(?=\s\d)/uy,
    read: () => [{ text: "F", as: "letters" }, { text: "supplement" }],
  },
  {
    class: "law",
    name: "court",
    // 9th Cir. 1997, (S.D.N.Y. 2001)
    begins: /[CD]/u,
    pattern: /(Cir|Ct|Dist)\.(?=\s(?:(?:19|20)\d\d|App\.)|\))/uy,
    read: ([, court = ""]) => ({ Cir: "circuit", Ct: "court" })[court] ?? "district",
  },
];

const KINDS = table("Civ = civil; Crim = criminal; App = appellate; Evid = evidence; Bankr = bankruptcy");

function reporter(name: string): readonly { text: string; as?: "letters" }[] {
  const letters = name.replaceAll(/[^A-Z]/gu, "");
  if (/Supp$/u.test(name)) return [{ text: "F", as: "letters" }, { text: "supplement" }];
  if (/Ed$/u.test(name)) return [{ text: "lawyers' edition" }];
  if (/App$/u.test(name)) return [{ text: "california appellate" }];
  return name === "So" ? [{ text: "southern" }] : [{ text: letters, as: "letters" }];
}
