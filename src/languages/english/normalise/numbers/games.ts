import { after, before, type MatchContext, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, inPairs, ordinal } from "../../number-words/words.js";
import { isAlone } from "./number-context.js";

const OLD_PIECE = "[KQ]?(?:Kt|[RBNP])|[KQ]";
const OLD_SQUARE = "[KQ]?(?:Kt|[KQRBN])[1-8]";
/** Where a piece moves, or what it takes. */
const OLD_AIM = `(?:-${OLD_SQUARE}|[x×](?:Kt|[QRBNP]))`;

/** The rule for moves of chess, which look like codes: "Nxe4", "Bb5", "exd5". */
export const CHESS_RULES: readonly Rule[] = [
  {
    class: "game",
    name: "move of chess",
    begins: /[KQRBNa-hO]/u,
    pattern: sticky(
      String.raw`(?<piece>[KQRBN])?(?<from>[a-h]?[1-8]?)(?<takes>x)?(?<to>[a-h][1-8])(?:=(?<promoted>[QRBN]))?(?<end>[+#])?(?![\p{L}\p{N}])`,
    ),
    read: readMove,
  },
  {
    class: "game",
    name: "move of chess in old books",
    // P-K4, Kt-KB3, BxPch
    begins: /[KQRBNP]/u,
    pattern: sticky(
      String.raw`(?<piece>${OLD_PIECE})(?:-(?<square>${OLD_SQUARE})|[x×](?<taken>[KQ]?(?:Kt|[QRBNP])))(?<check>ch)?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { piece = "", square, taken = "", check } = NO_GROUPS, 0: written }, context) => {
      const isChess = written.includes("Kt") || CHESS.test(context.sentence) || OLD_CHESS.test(context.sentence);
      if (!isChess) return undefined;
      const aim = square === undefined ? `takes ${oldPiece(taken)}` : `to ${oldSquare(square, context.locale)}`;
      return `${oldPiece(piece)} ${aim}${check === undefined ? "" : " check"}`;
    },
  },
];

/** Two moves in the notation of old books. */
const OLD_CHESS = new RegExp(`(?:${OLD_PIECE})${OLD_AIM}.{1,40}(?:Kt|[KQRBNP])${OLD_AIM}`, "u");

/** Names a piece of an old book: QKt → queen's knight. */
function oldPiece(written: string): string {
  const side = /^[KQ](?=.)(?!t)/u.exec(written)?.[0];
  const piece = side === undefined ? written : written.slice(1);
  return `${side === undefined ? "" : `${OLD_PIECES[side]}'s `}${OLD_PIECES[piece]}`;
}

/** Names a square of an old book by the piece that begins on its file: KB3 → king bishop three. */
function oldSquare(written: string, locale: string): string {
  const files = written.slice(0, -1).match(/Kt|[KQRBN]/gu) ?? [];
  return `${files.map((file) => OLD_PIECES[file]).join(" ")} ${cardinal(written.slice(-1), locale)}`;
}

const OLD_PIECES: Readonly<Record<string, string>> = {
  K: "king",
  Q: "queen",
  R: "rook",
  B: "bishop",
  N: "knight",
  Kt: "knight",
  P: "pawn",
};

/** Rules for the notation of other games: "O-O", "45+2'", "82* (53)", "4/21", "12-5", "2d6". */
export const GAME_RULES: readonly Rule[] = [
  {
    class: "game",
    name: "castling",
    begins: /[O0]/u,
    pattern: sticky(String.raw`(?:O-O(?<long>-O)?|0-0(?<zeros>-0)?)(?<end>[+#])?(?![\p{L}\p{N}-])`),
    read: ({ groups: { long, zeros } = NO_GROUPS, 0: written }, context) => {
      // A score is 0-0, unless it has the number of a move: "9. 0-0 Kc7".
      if (written.startsWith("0-0") && zeros === undefined && !MOVE_NUMBER.test(before(context))) return undefined;
      return long !== undefined || zeros !== undefined ? "castles long" : "castles";
    },
  },
  {
    class: "game",
    name: "dice",
    // 2d6+3
    begins: /[d\d]/u,
    pattern: sticky(
      String.raw`(?<count>\d{1,2})?d(?<sides>4|6|8|10|12|20|100)(?:(?<sign>[+-])(?<more>\d{1,2}))?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { count, sides = "", sign, more = "" } = NO_GROUPS }, { locale }): VerbalisedPart[] => [
      ...(count === undefined ? [] : [{ text: cardinal(count, locale) }]),
      { text: "d", as: "letters" },
      { text: cardinal(sides, locale) },
      ...(sign === undefined ? [] : [{ text: `${sign === "+" ? "plus" : "minus"} ${cardinal(more, locale)}` }]),
    ],
  },
  {
    class: "game",
    name: "minute of a match",
    begins: /\d/u,
    pattern: sticky(String.raw`(?<minute>\d{1,3})(?:\+(?<added>\d{1,2}))?['’′](?![\p{L}\p{N}'’′"”″])`),
    read: ({ groups: { minute = "", added } = NO_GROUPS }, context) => {
      const { locale } = context;
      if (added !== undefined) return `${cardinal(minute, locale)} plus ${cardinal(added, locale)} minutes`;
      return (MATCH.test(context.sentence) || /\d\+\d{1,2}['’′]/u.test(context.sentence)) &&
        !/^0/u.test(minute) &&
        !/['‘’]$/u.test(before(context)) &&
        Number(minute) <= 120 &&
        !/\d ?[x×] ?$/u.test(before(context))
        ? `${ordinal(minute, locale)} minute`
        : undefined;
    },
  },
  {
    class: "game",
    name: "score of cricket",
    // 245/7, 4/21, 246-6
    begins: /\d/u,
    pattern: sticky(
      String.raw`(?<first>\d{1,3})[/-](?<second>\d{1,3})(?=d(?!\p{L})|(?![\p{L}\p{N}/-]|[.,]\d))(?<declared>d| dec(?![\p{L}\p{N}])\.?)?`,
    ),
    read: ({ groups: { first = "", second = "", declared } = NO_GROUPS }, context) => {
      if (!CRICKET.test(context.sentence) || !/(?:\p{L}|[:,&]) $|\p{L} \($/u.test(before(context))) return undefined;
      if (Math.min(Number(first), Number(second)) > 10 || Math.max(Number(first), Number(second)) < 10)
        return undefined;
      const { locale } = context;
      return `${inPairs(first, locale)} for ${inPairs(second, locale)}${declared === undefined ? "" : " declared"}`;
    },
  },
  {
    class: "game",
    name: "not out",
    begins: /\d/u,
    pattern: sticky(String.raw`(?<runs>\d{1,3})\*(?![\p{L}\p{N}*])`),
    read: ({ groups: { runs = "" } = NO_GROUPS }, context) =>
      CRICKET.test(context.sentence) || /^ \(\d/u.test(after(context))
        ? `${inPairs(runs, context.locale)} not out`
        : undefined,
  },
  {
    class: "game",
    name: "shots",
    // 5-9 from 3-pt range, 12-19 FG
    begins: /\d/u,
    pattern: sticky(
      String.raw`(?<made>\d{1,2})[-–](?<tried>\d{1,2})(?= (?:from (?:3-pt|three|deep|downtown|the (?:field|line|arc|floor|stripe))|at the (?:FT|free[- ]throw|line|stripe)|FGs?|FTs?|3PTs?|shooting|on (?:3s|threes|field goals|free throws))(?!\p{L}))`,
    ),
    read: ({ groups: { made = "", tried = "" } = NO_GROUPS }, { locale }) =>
      Number(made) <= Number(tried) ? `${cardinal(made, locale)} for ${cardinal(tried, locale)}` : undefined,
  },
  {
    class: "game",
    name: "set of tennis",
    // 6-4, 3-6, 7-6 (5)
    begins: /[0-7]/u,
    pattern: sticky(String.raw`(?<first>[0-7])[-–](?<second>[0-7])(?![\p{L}\p{N}-]|[.:/]\d)`),
    read: ({ groups: { first = "", second = "" } = NO_GROUPS, 0: written }, context) => {
      const beside =
        /(?<!\d)[0-7][-–][0-7](?: ?\(\d{1,2}\))?, $/u.test(before(context)) ||
        /^(?: ?\(\d{1,2}\))?, [0-7][-–][0-7](?![\p{L}\d-])/u.test(after(context));
      return beside && SET.test(written)
        ? `${cardinal(first, context.locale)} ${cardinal(second, context.locale)}`
        : undefined;
    },
  },
  {
    class: "game",
    name: "record of a pitcher",
    // Cole (12-4, 2.87 ERA)
    begins: /\d/u,
    pattern: sticky(String.raw`(?<wins>\d{1,2})[-–](?<losses>\d{1,2})(?=, \d\.\d\d(?!\d)|\))`),
    read: ({ groups: { wins = "", losses = "" } = NO_GROUPS }, context) =>
      /\($/u.test(before(context)) &&
      (/^, \d\.\d\d(?: ERA|\))/u.test(after(context)) ||
        /\b[WLS](?:P|V)?: \p{Lu}[\p{L}.' -]{1,30} \($/u.test(before(context)))
        ? `${cardinal(wins, context.locale)} and ${cardinal(losses, context.locale)}`
        : undefined,
  },
  {
    class: "game",
    name: "record of a season",
    // The Lakers are 12-5, improved to 4-2-1.
    begins: /\d/u,
    pattern: sticky(
      String.raw`(?<wins>\d{1,3})[-–](?<losses>\d{1,3})(?:[-–](?<ties>\d{1,2}))?(?![\p{L}\p{N}-]|[.,/]\d)`,
    ),
    read: ({ groups: { wins = "", losses = "", ties } = NO_GROUPS }, context) => {
      if (!SEASON.test(before(context)) || !SPORT.test(context.sentence)) return undefined;
      // A single game has fewer: it finished 2-1.
      if (Number(wins) + Number(losses) < 8 && !RECORD.test(before(context))) return undefined;
      const counts = [wins, losses, ...(ties === undefined ? [] : [ties])].map((count) =>
        inPairs(count, context.locale),
      );
      return counts.length === 2 ? counts.join(" and ") : counts.join(" ");
    },
  },
];

/** The games of a set that has ended. */
const SET = /^(?:6[-–][0-4]|[0-4][-–]6|7[-–][56]|[56][-–]7)$/u;

const PIECES: Readonly<Record<string, string>> = { K: "king", Q: "queen", R: "rook", B: "bishop", N: "knight" };

function readMove(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] | undefined {
  const { piece, from = "", takes, to = "", promoted, end } = match.groups ?? NO_GROUPS;
  if (piece === undefined && takes === undefined) return undefined;
  // "R1e5+" and "Nf3" alone are nothing else.
  const clear = end === "#" || (piece !== undefined && (end === "+" || isAlone(context)));
  if (takes === undefined && !clear && !CHESS.test(context.sentence)) return undefined;
  if (piece === undefined && !/^[a-h]$/u.test(from)) return undefined;
  const square = (written: string): VerbalisedPart[] =>
    [...written].map((sign) =>
      /\d/u.test(sign) ? { text: cardinal(sign, context.locale) } : { text: sign, as: "letters" },
    );
  return [
    ...(piece === undefined ? [] : [{ text: PIECES[piece] ?? "" }]),
    ...square(from),
    ...(takes === undefined ? [] : [{ text: "takes" }]),
    ...square(to),
    ...(promoted === undefined ? [] : [{ text: `promotes to ${PIECES[promoted]}` }]),
    ...(end === undefined ? [] : [{ text: end === "#" ? "mate" : "check" }]),
  ];
}

/** The number of a move before it, and the move of White if that has been: "9. ", "9. Nf3 ". */
const MOVE_NUMBER = /(?:^|\s)\d{1,2}\.{1,3} ?(?:[KQRBN]?[a-h]?x?[a-h][1-8][+#]? )?$/u;

/** Words and moves that show that a text is about chess. */
export const CHESS: RegExp =
  /\b(?:chess|bishops?|knights?|rooks?|pawns?|checkmate|castl(?:e|es|ed|ing)|wins the (?:rook|queen|knight|bishop|exchange)|Sicilian|gambit|White|Black|[KQRBN][a-h]?x[a-h][1-8])\b|(?:^|\s)\d{1,2}\.{1,3} ?(?:[KQRBN]?[a-h]?x?[a-h][1-8]|O-O|0-0 [KQRBN]?[a-h])|\b[a-h][1-8] [KQRBN]?[a-h][1-8]\b|\b[KQRBN][a-h][1-8],? [KQRBN]?[a-h][1-8]\b/u;

/** Words of a report about a match of football. */
const MATCH =
  /\b(?:goals?|scor(?:e|es|ed|er|ers|ing)|penalt(?:y|ies)|pen|assists?|hat-?trick|equali[sz]\p{L}+|headers?|own goal|og|booked|yellow|red card|subs?|FT|HT|brace|beat)\b/u;

const CRICKET =
  /\b(?:innings|wickets?|stumps|all out|[Cc]ricket|declared|overs|ov|\d{1,3}[/-]\d{1,2} dec|not out|figures|MoM|batted|bowled|batsm[ae]n|batters?|runs|bowlers?|lbw|ODIs?|T20s?|Ashes|Tests?|IPL)\b|\b\d{2,3} & \d{2,3}[:;]/u;

/** Words before the wins and losses of a team. */
const SEASON =
  /\b(?:are|were|now|went|go|goes|going|gone|start(?:ed|s)?|began|finish(?:ed|es)?|ended|improv(?:ed|es|e|ing)|fell|falls?|dropped|moved|record(?: of|:)?|sits?|sat|stood|stands?|standing)(?: (?:to|at))? $|\p{Lu}\p{L}+ \($/u;

const RECORD =
  /\b(?:record(?: of|:)?|improv(?:ed|es|e|ing) to|(?:fell|falls?|dropped|moved) to|start(?:ed|s)?|began) $/u;

const SPORT =
  /\b(?:team|teams|season|games?|record|win|wins|won|loss|losses|lost|playoffs?|conference|division|league|home|road|away|start|streak|champions?|coach|bowl|standings|Lakers|Celtics|Warriors|Knicks|Bulls|Heat|Bucks|Nets|Yankees|Red Sox|Dodgers|Cubs|Giants|Jets|Cowboys|Eagles|Patriots|Chiefs|Packers|Bears|Lions|Ravens|Steelers|Bills|49ers|NFL|NBA|MLB|NHL)\b/u;
