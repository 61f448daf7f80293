import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { ordinal, spellDigits } from "../../number-words/words.js";
import { isState } from "./places.js";
import { stopped, table } from "./word-context.js";

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
    name: "shortened words of a court",
    begins: /[ACDNPSErpd]/u,
    // (Dkt. No. 45), the 5th Amend., the Ct. of App., N.D. Cal.
    pattern:
      /(?:Dkt|Amends?|Ct|Cts|App|Def|Pltf|Def['’]t|[Pp]ltf|[Rr]esp['’]t|[Dd]ef['’]t|[Pp]l['’]f)\.?(?=['’]s\s|\s(?:No|Nos|of)\b|[,;.)]|\s|$)/uy,
    read: ([written], context) => courtWord(written, context),
  },
  {
    class: "law",
    name: "database",
    // 2022 WL 1234567, at *4
    begins: /W/u,
    pattern: /W(?:L|\.L\.) (\d{5,8})(?!\d)/uy,
    read: ([, number = ""]) => `westlaw ${spellDigits(number)}`,
  },
  {
    class: "law",
    name: "page of a database",
    begins: /\*/u,
    pattern: /\*(?=\d{1,4}(?!\d))/uy,
    read: (_, context) => (/\bat $/u.test(before(context)) ? "star" : undefined),
  },
  {
    class: "law",
    name: "clause",
    begins: /c/u,
    pattern: /cl\.(?=\s\d)/uy,
    read: () => "clause",
  },
  {
    class: "law",
    name: "congress",
    // 118th Cong.
    begins: /C/u,
    pattern: /Cong\.(?!\p{L})/uy,
    read: (_, context) => (/\d(?:st|nd|rd|th|d) $/u.test(before(context)) ? stopped("congress", context) : undefined),
  },
  {
    class: "law",
    name: "number of a circuit or series",
    // 3d Cir., 2d Dep't
    begins: /[23]/u,
    pattern: /([23])d(?= (?:Cir|Dist|Cong)\.| Dep['’]t)/uy,
    read: ([, number = ""], { locale }) => ordinal(number, locale),
  },
  {
    class: "law",
    name: "district",
    // (N.D. Oklahoma), the S.D. of Texas
    begins: /[NSEWMC]/u,
    pattern: /([NSEWMC])\.\s?D\.(?=\s(?:of )?\p{Lu}\p{Ll}{2})/uy,
    read: ([, side = ""], context) =>
      isState(after(context).replace(/^\s(?:of )?/u, "")) ? [{ text: `${side}D`, as: "letters" }] : undefined,
  },
  {
    class: "law",
    name: "adversary proceeding",
    // Adv. No. 90-0151
    begins: /A/u,
    pattern: /Adv\.(?= (?:Pro(?:c|ceeding)?\.? )?Nos?\.)/uy,
    read: () => "adversary",
  },
  {
    class: "law",
    name: "circuit",
    begins: /C/u,
    pattern: /Cir\.?(?!\p{L})/uy,
    read: (_, context) =>
      /(?:\d(?:st|nd|rd|th|d)|[Ff]ed\.|D\.C\.|[a-z]th) $/u.test(before(context)) ? "circuit" : undefined,
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

/** Returns the word of a court record. "App" and "Ct" need a court beside them, "Def" a full stop. */
function courtWord(written: string, context: MatchContext): string | undefined {
  const word = written.replace(".", "").replace("’", "'");
  const said = COURT_WORDS.get(word.charAt(0).toUpperCase() + word.slice(1));
  if (said === undefined) return undefined;
  if (word === "Dkt") return said;
  if (/^Amends?$/u.test(word))
    return /(?:\d(?:st|nd|rd|th)|[a-z]th|\p{Lu}\p{Ll}+) $/u.test(before(context)) && written.endsWith(".")
      ? said
      : undefined;
  if (/^Cts?$/u.test(word)) return /^\sof\s/u.test(after(context)) && written.endsWith(".") ? said : undefined;
  if (word === "App")
    return /\b(?:Ct|Court)\.? of $/u.test(before(context)) && written.endsWith(".") ? said : undefined;
  return word.includes("'") || /^[Pp]ltf/u.test(word) || (written.endsWith(".") && /^['’]s\s/u.test(after(context)))
    ? said
    : undefined;
}

const COURT_WORDS = table(
  "Dkt = docket; Amend = amendment; Amends = amendments; Ct = court; Cts = courts; App = appeals; Def, Def't = defendant; Pltf, Pl'f = plaintiff; Resp't = respondent",
);
