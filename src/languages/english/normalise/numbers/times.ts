import { after, before, type MatchContext, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, spellDigits } from "../../number-words/words.js";
import { hourAndMinute, militaryTime, minuteWords, offsetWords } from "./clock.js";
import { countsPlural, nextWord, previousWord, withFinalStop } from "./number-context.js";

const HALF = String.raw`(?:[ \u00a0\u202f]?(?:[ap]\.[ ]?m\b\.?|[AP]\.[ ]?M\b\.?|[ap]m|[AP]M)(?![\p{L}\p{N}])|(?<=:[0-5]\d)[apAP](?![\p{L}\p{N}]|\.\p{L})|(?<=[-–—]1?\d)p(?![\p{L}\p{N}]|\.\p{L})|[ap](?=[-–—]1?\d(?::[0-5]\d)?[ap](?![\p{L}\p{N}]))|[ap](?= ?(?:[ECMP][SD]?T)(?!\p{L})))`;
const TIME = String.raw`(?:[01]?\d|2[0-4])(?::[0-5]\d|\.[0-5]\d(?=${HALF}))?`;
const ZONE = String.raw`(?: (?<zone>EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|GMT|UTC|BST|CET|CEST|EET|IST|JST|AEST|AEDT|e[sd]t|c[sd]t|m[sd]t|p[sd]t|gmt|utc|bst|cet)(?<offset>[-+−]\d{1,2}(?::?\d\d)?)?(?![\p{L}\p{N}]))?`;

/** Rules for times of day and durations. */
export const TIME_RULES: readonly Rule[] = [
  {
    class: "time",
    name: "hours, minutes and seconds",
    pattern: sticky(
      String.raw`(?<hour>\d{1,3}):(?<minute>[0-5]\d):(?<second>[0-5]\d)(?:\.(?<part>\d{1,3}))?(?<half>${HALF})?(?![\p{L}\p{N}:]|[.,]\d)${ZONE}`,
    ),
    read: readSeconds,
  },
  {
    class: "time",
    name: "with a.m. or p.m.",
    pattern: sticky(
      `(?<from>${TIME})(?:(?<fromHalf>${HALF})?(?:[-–—]| [-–—] )(?<to>${TIME}))?(?<half>${HALF})(?<joint>[–—](?=noon|midnight|\\d))?${ZONE}`,
    ),
    read: readHalves,
  },
  {
    class: "time",
    name: "without a colon before a.m. or p.m.",
    // 429 PM EST, 1022 AM Sun Sep 21
    pattern: sticky(
      String.raw`(?<hour>1[0-2]|[1-9])(?<minute>[0-5]\d) (?<half>[AaPp][Mm])(?= (?:[ECMPAH][SD]T|GMT|UTC|BST|CES?T|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)\p{L}*)(?!\p{L}))`,
    ),
    read: ({ groups: { hour = "", minute = "", half = "" } = NO_GROUPS, 0: written }, { locale }) => [
      { text: barely(`${hour}:${minute}`, locale), to: written.length - 3 },
      { text: half, as: "letters", from: written.length - 2 },
    ],
  },
  {
    class: "time",
    name: "noon or midnight to a time",
    begins: /[Nnm]/u,
    pattern: sticky(`(?<word>[Nn]oon|midnight) ?[-–—] ?(?=${TIME})`),
    read: ({ groups: { word = "" } = NO_GROUPS }) => [
      { text: word.toLowerCase(), to: word.length },
      { text: "to", from: word.length },
    ],
  },
  {
    class: "time",
    name: "countdown",
    // T-minus 10:00, a duration of 1:00
    pattern: sticky(String.raw`(?<minutes>\d{1,2}):00(?! ?(?:to|[-–—]) ?\d)${END}`),
    read: ({ groups: { minutes = "" } = NO_GROUPS }, context) =>
      /\b(?:T-minus|T minus|[Cc]ountdown(?: at| of)?|timer (?:at|to|for)|(?:[Dd]uration|[Rr]un-?time|[Rr]unning time|[Ll]ength)(?: of| is| was|:)?) $/u.test(
        before(context),
      )
        ? counted(minutes, "minute", context.locale)
        : undefined,
  },
  {
    class: "time",
    name: "position in a recording",
    // 00:00 / 03:25
    pattern: sticky(
      String.raw`(?<at>\d{1,3}:[0-5]\d)(?: ?/ ?| (?:of|out of) )(?<of>\d{1,3}:[0-5]\d)(?![\p{L}\p{N}:]|[.,]\d)`,
    ),
    read: ({ groups: { at = "", of = "" } = NO_GROUPS }, { locale }) =>
      `${position(at, locale)} of ${position(of, locale)}`,
  },
  {
    class: "time",
    name: "start of a recording",
    pattern: sticky(`00?:00${END}`),
    read: (_, context) => (RECORDING.test(context.sentence) ? "zero minutes" : undefined),
  },
  {
    class: "time",
    name: "on the clock",
    pattern: sticky(
      String.raw`(?<hour>[01]?\d|2[0-4]):(?<minute>[0-5]\d)(?: ?[-–—] ?(?<hour2>[01]?\d|2[0-4]):(?<minute2>[0-5]\d))?(?![\p{L}\p{N}:]|[.,]\d)(?<hours>[ ](?:hrs|hours|h)\b)?${ZONE}`,
    ),
    read: readClock,
  },
  {
    class: "time",
    name: "minutes and seconds",
    pattern: sticky(String.raw`(?<minute>\d{1,3}):(?<second>[0-5]\d)(?:\.(?<part>\d{1,3}))?(?![\p{L}\p{N}:]|[.,]\d)`),
    read: ({ groups: { minute = "", second = "", part } = NO_GROUPS }, context) => {
      const { locale } = context;
      if (isRatio(context) || (minute === second && part === undefined)) return undefined;
      const tail = part === undefined ? "" : ` point ${spellDigits(part)}`;
      const words = cardinal(String(Number(minute)), locale);
      return `${words} ${second === "00" && part === undefined ? "minutes" : minuteWords(Number(second), locale)}${tail}`;
    },
  },
  {
    class: "time",
    name: "military",
    pattern: sticky(
      String.raw`(?<digits>(?:[01]\d|2[0-4])[0-5]\d)(?= ?(?:hours|hrs)\b|[ ]?Z\b| [Zz]ulu\b| (?:GMT|UTC|[ECMP][SD]T|CET|BST)\b)`,
    ),
    read: ({ groups: { digits = "" } = NO_GROUPS }, context) =>
      /^0/u.test(digits) ||
      /^ [A-Z]/u.test(after(context)) ||
      (Number(digits) >= 1300 &&
        /^ ?h(?:ou)?rs\b\s*(?:$|[.,;!?)]|(?:on|local|today|tomorrow)\b)/u.test(after(context))) ||
      /^(?:at|by|until|till|from|around|before|after|about|since|to)$/u.test(previousWord(context))
        ? militaryTime(digits, context.locale)
        : undefined,
  },
  {
    class: "time",
    name: "hour with a letter",
    // "closed by 7p" in America
    pattern: sticky(String.raw`(?<hour>1[0-2]|[1-9])(?<half>p)(?![\p{L}\p{N}]|\.\p{L}|/)`),
    read: ({ groups: { hour = "", half = "" } = NO_GROUPS }, context) =>
      context.locale !== "en-gb" && /^(?:at|by|until|till|til)$/u.test(previousWord(context))
        ? [
            { text: cardinal(hour, context.locale), to: hour.length },
            { text: letters(half), as: "letters", from: hour.length },
          ]
        : undefined,
  },
  {
    class: "time",
    name: "with a point",
    // booked for 7.30 tonight, got up at 6.30
    pattern: sticky(String.raw`(?<hour>1?\d|2[0-3])\.(?<minute>[0-5]\d)(?![\p{L}\p{N}%°]|[.,]\d)`),
    read: ({ groups: { hour = "", minute = "" } = NO_GROUPS }, context) =>
      (/^(?:at|for|by|until|till|from|before|after|around|about)$/u.test(previousWord(context)) &&
        DAY_AFTER.test(after(context))) ||
      (/[05]$/u.test(minute) && DAILY.test(before(context)) && !PRICED.test(context.sentence) && !countsPlural(context))
        ? hourAndMinute(Number(hour), Number(minute), context.locale)
        : undefined,
  },
  {
    class: "time",
    name: "since a post",
    // 2d ago; 3w, 2d ago
    pattern: sticky(
      String.raw`(?<count>\d{1,3})(?<unit>mo|[smhdwy])(?=(?:,? (?:and |or )?\d{1,3}(?:mo|[smhdwy])){0,6} ago\b)`,
    ),
    read: ({ groups: { count = "", unit = "" } = NO_GROUPS }, { locale }) =>
      Number(count) > 120 && unit === "m" ? undefined : counted(count, SINCE[unit] ?? "", locale),
  },
  {
    class: "time",
    name: "of a timetable",
    // Departs 0630, hours 0800-1700
    pattern: sticky(String.raw`(?<from>(?:[01]\d|2[0-3])[0-5]\d)(?:[-–](?<to>(?:[01]\d|2[0-4])[0-5]\d))?${END}`),
    read: ({ groups: { from = "", to } = NO_GROUPS }, context) => {
      const quarters =
        to !== undefined &&
        from.startsWith("0") &&
        to > from &&
        /(?:00|15|30|45)$/u.test(from) &&
        /(?:00|15|30|45)$/u.test(to);
      if (quarters) return `${militaryTime(from, context.locale)} to ${militaryTime(to, context.locale)}`;
      if (!TIMETABLE.test(before(context)) || (to === undefined && countsPlural(context))) return undefined;
      // At 1045 we fired; hours that are no years
      if (to === undefined && /^(?:10|2[1-3])/u.test(from) && /\bat $/iu.test(before(context)))
        return PRICED.test(context.sentence) ||
          !/^(?:,| (?:we|I|he|she|they|it|the|on|and|hours)\b)/u.test(after(context))
          ? undefined
          : militaryTime(from, context.locale);
      // "Opens at 1500 feet" and "arrived in 1945" are no times. A zero before the hour is no year either.
      if (!from.startsWith("0") && !TIMETABLE_NOW.test(before(context))) return undefined;
      const words = militaryTime(from, context.locale);
      return to === undefined ? words : `${words} to ${militaryTime(to, context.locale)}`;
    },
  },
  {
    class: "time",
    name: "French",
    pattern: sticky(String.raw`(?<hour>[01]?\d|2[0-4])h(?<minute>[0-5]\d)${END}`),
    read: ({ groups: { hour = "", minute = "" } = NO_GROUPS }, { locale }) =>
      hourAndMinute(Number(hour), Number(minute), locale),
  },
  {
    class: "time",
    name: "length",
    pattern: sticky(
      String.raw`(?:(?<d>\d{1,4}) ?d(?:ays?)? ?(?=\d))?(?:(?<h>\d{1,4}) ?(?:h|hrs?)\b\.? ?(?=\d)|(?<hh>\d{1,4})h(?=\d))?(?:(?<m>\d{1,4}) ?(?:m|mins?)\b\.?|(?<mm>\d{1,4})m(?=\d))?(?: ?(?<s>\d{1,4}(?:\.\d{1,3})?) ?(?:s|secs?)\b\.?)?(?![\p{L}\p{N}])`,
    ),
    read: readLength,
  },
  {
    class: "time",
    name: "minutes and seconds by marks",
    pattern: sticky(String.raw`(?<minute>\d{1,3})['’′](?<second>[0-5]\d(?:\.\d{1,3})?)(?:"|''|[”″])(?![\p{L}\p{N}])`),
    read: ({ groups: { minute = "", second = "" } = NO_GROUPS }, { locale }) =>
      Number(second) > 11 ? `${counted(minute, "minute", locale)} ${counted(second, "second", locale)}` : undefined,
  },
  {
    class: "time",
    name: "zone",
    pattern: sticky(String.raw`(?<zone>GMT|UTC) ?(?<offset>[-+−–]\d{1,2}(?::?\d\d)?)${END}`),
    read: ({ groups: { zone = "", offset = "" } = NO_GROUPS, 0: written }, { locale }) => [
      { text: zone, as: "letters", to: zone.length },
      { text: offsetWords(offset, locale), from: zone.length, to: written.length },
    ],
  },
];

/** A part of a day, or a date, after a time. */
const DAY_AFTER =
  /^ (?:tonight|tomorrow|today|sharp|this (?:morning|afternoon|evening)|in the (?:morning|afternoon|evening)|on (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:the )?\d{1,2}(?:st|nd|rd|th|\/|\.\d| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))))/u;

/** Words before a time of day of everyday life. */
const DAILY =
  /\b(?:up|woke|home|bed|there|here|back|train|bus|ferry|flight|class|lesson|lessons|lunch|dinner|tea|breakfast|supper|church|mass|school|work|meet|met|meeting|kick-?off|doors|(?:leave|arrive|depart|start|begin|finish|end)(?:s|ed|ing)?|left|began|beginning|finishing|opens?|closes?)(?: is| was)? (?:(?:just )?(?:before|after)|at(?: about| around)?) $/iu;

/** Words of a text in which "at 11.30" is a price, a score or a rate. */
const PRICED =
  /[$£€¥%]|\b(?:shares?|stocks?|prices?|priced|traded|trading|index|cents?|pence|dollars?|pounds|euros?|odds|rates?|ratio|scores?|scored|averages?|points?|percent|magnitude|pH|level|value|valued|index|estimated|measured|recorded|set|fixed|stands?|stood|speed|version|seconds)\b/iu;

const RECORDING =
  /\b(?:videos?|audio|songs?|tracks?|clips?|recordings?|episodes?|podcasts?|timestamps?|playback|player|soundtrack|footage|mp3)\b/iu;

/** Reads minutes and seconds: 03:25 → three twenty five; 45:00 → forty five minutes. */
function position(time: string, locale: string): string {
  const [minutes = "", seconds = ""] = time.split(":");
  return seconds === "00"
    ? counted(minutes, "minute", locale)
    : `${cardinal(String(Number(minutes)), locale)} ${minuteWords(Number(seconds), locale)}`;
}

const SINCE: Readonly<Record<string, string>> = {
  s: "second",
  m: "minute",
  h: "hour",
  d: "day",
  w: "week",
  mo: "month",
  y: "year",
};

/** Words of a timetable before a time without a colon. */
const TIMETABLE =
  /\b(?:departs?|departed|departing|departure|dep|arrives?|arrived|arriving|arrival|arr|ETA|ETD|STA|STD|check-?in|check-?out|opens?|closes?|hours|starts?|begins?|leaves?|left|the|lights out|reveille|takeoff|take-off|landed|lands?|boards?|boarding|muster|by|at|until|till|from|to)(?: at| by| is| was|:)? (?:the )?$/iu;

const TIMETABLE_NOW =
  /\b(?:departs?|departing|departure|dep|arrives?|arriving|arrival|arr|ETA|ETD|STA|STD|check-?in|check-?out|hours)(?: at| is|:)? $/iu;

function readHalves(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] | undefined {
  const { from = "", fromHalf, to, half = "", joint, zone, offset } = match.groups ?? NO_GROUPS;
  if (Number.parseInt(from, 10) > 24) return undefined;
  // "6-7p" is pence in Britain.
  if (half === "p" && fromHalf === undefined && !match[0].includes(":") && context.locale === "en-gb") return undefined;
  const written = match[0];
  const first = barely(from, context.locale);
  const parts: VerbalisedPart[] = [];
  let at = from.length;
  if (fromHalf !== undefined && to !== undefined) {
    parts.push({ text: first, to: at }, { text: letters(fromHalf), as: "letters", from: at, to: at + fromHalf.length });
    at += fromHalf.length;
    const end = written.indexOf(half, at + to.length);
    parts.push({ text: `to ${barely(to, context.locale)}`, from: at, to: end });
    at = end;
  } else if (to !== undefined) {
    at = written.indexOf(half, from.length + to.length);
    parts.push({ text: `${first} to ${barely(to, context.locale)}`, to: at });
  } else {
    parts.push({ text: first, to: at });
  }
  const until = joint !== undefined || /^-(?:noon|midnight|\d{1,2}(?::\d\d)?(?![\d\p{L}:.]))/u.test(after(context));
  const word = until ? [{ text: "to", from: at, to: at + half.length }] : [];
  parts.push(
    { text: letters(half), as: "letters", from: at, to: at + half.length },
    ...word,
    ...zoneParts(zone, offset, written, context.locale),
  );
  return withFinalStop(parts, zone === undefined ? half : written, context);
}

/** Reads a time before "a.m." or "p.m.": 10:30 → ten thirty; 10:00 → ten. */
function barely(time: string, locale: string): string {
  const [hour = "", minute = "00"] = time.split(/[:.]/u);
  const words = cardinal(String(Number(hour)), locale);
  return minute === "00" ? words : `${words} ${minuteWords(Number(minute), locale)}`;
}

function letters(half: string): string {
  const named = half.replaceAll(/[^apm]/giu, "");
  return named.length === 1 ? `${named}m` : named;
}

function zoneParts(
  zone: string | undefined,
  offset: string | undefined,
  written: string,
  locale: string,
): VerbalisedPart[] {
  if (zone === undefined) return [];
  const start = written.lastIndexOf(zone);
  const parts: VerbalisedPart[] = [{ text: zone, as: "letters", from: start, to: start + zone.length }];
  if (offset !== undefined) parts.push({ text: offsetWords(offset, locale), from: start + zone.length });
  return parts;
}

function readClock(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] | undefined {
  const { hour = "", minute = "", hour2, minute2, hours, zone, offset } = match.groups ?? NO_GROUPS;
  const { locale } = context;
  if (isRatio(context)) return undefined;
  if (hour === minute && hour2 === undefined && /^(?:split|50)$/u.test(nextWord(context))) return undefined;
  if (/^o['’]clock/u.test(nextWord(context)))
    return [
      {
        text: `${cardinal(String(Number(hour)), locale)}${minute === "00" ? "" : ` ${minuteWords(Number(minute), locale)}`}`,
      },
    ];
  const read = (h: string, m: string): string =>
    hours !== undefined && m === "00"
      ? `${cardinal(String(Number(h)), locale)} hundred`
      : hourAndMinute(Number(h), Number(m), locale);
  const range =
    hour2 === undefined || minute2 === undefined
      ? read(hour, minute)
      : `${read(hour, minute)} to ${read(hour2, minute2)}`.replaceAll(" o'clock", "");
  const time = `${range}${hours === undefined ? "" : " hours"}`;
  const whole = match[0];
  const end = zone === undefined ? whole.length : whole.lastIndexOf(zone) - 1;
  return [{ text: time, to: end }, ...zoneParts(zone, offset, whole, locale)];
}

function isRatio(context: MatchContext): boolean {
  return RATIO_BEFORE.test(before(context)) || RATIO.test(nextWord(context));
}

const RATIO_BEFORE =
  /\b(?:ratios?|odds|scale|mix|mixture|aspect|proportions?|diluted?|dilution)(?: (?:of|is|at|in|to|was))? $/u;

const RATIO = /^(?:ratio|odds|scale|mix|mixture|aspect|proportions?|ratios|diluted|dilution)$/u;

function readSeconds(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] {
  const { hour = "", minute = "", second = "", part, half, zone, offset } = match.groups ?? NO_GROUPS;
  const { locale } = context;
  const clock =
    half !== undefined ||
    zone !== undefined ||
    /^0/u.test(hour) ||
    /^(?:at|by|until|before|after|from)$/u.test(previousWord(context)) ||
    (Number(hour) > 9 && Number(hour) < 24 && !LASTED.test(before(context)));
  const tail = part === undefined ? "" : ` point ${spellDigits(part)}`;
  if (!clock) {
    const seconds =
      second === "00" && tail === ""
        ? ""
        : ` ${cardinal(String(Number(second)), locale)}${tail} ${second === "01" && tail === "" ? "second" : "seconds"}`;
    const minutes = minute === "00" ? "" : ` ${counted(minute, "minute", locale)}`;
    return [{ text: `${counted(hour, "hour", locale)}${minutes}${seconds}` }];
  }
  const exact = second === "00" && tail === "";
  // "10:00:05 a.m." is ten a.m. and five seconds.
  const late = half !== undefined && minute === "00" && !exact;
  const words =
    exact || late
      ? withoutSeconds(hour, minute, half !== undefined, locale)
      : `${cardinal(String(Number(hour)), locale)} ${withSeconds(minute, second, tail, locale)}`;
  const end = half === undefined ? match[0].length : match[0].indexOf(half);
  const parts: VerbalisedPart[] = [
    { text: words, to: zone === undefined ? end : Math.min(end, match[0].lastIndexOf(zone)) },
  ];
  if (half !== undefined) parts.push({ text: letters(half), as: "letters", from: end, to: end + half.length });
  if (late) parts.push({ text: secondsAfter(second, tail, locale), from: end, to: match[0].length });
  parts.push(...zoneParts(zone, offset, match[0], locale));
  return half === undefined ? parts : withFinalStop(parts, match[0], context);
}

/** Reads minutes and seconds: 10:30 → ten thirty; 00:05 → o'clock and five seconds. */
function withSeconds(minute: string, second: string, part: string, locale: string): string {
  if (minute !== "00") return `${minuteWords(Number(minute), locale)} ${minuteWords(Number(second), locale)}${part}`;
  return `o'clock ${secondsAfter(second, part, locale)}`;
}

function secondsAfter(second: string, part: string, locale: string): string {
  const one = Number(second) === 1 && part === "";
  return `and ${cardinal(String(Number(second)), locale)}${part} ${one ? "second" : "seconds"}`;
}

/** Words before a length of time, as in "took about 10:30:00". */
const LASTED =
  /\b(?:took|takes?|taking|taken|last(?:s|ed|ing)?|duration|length|runtime|running time|elapsed|uptime|within|ran|runs?|finished in|finish in|completed in|done in|record of|(?:time|times) of)(?: of| is| was|:)?(?: (?:about|around|exactly|only|just|over|under|almost|nearly))? $/iu;

/** Reads a time whose seconds are 00: 10:00:00 → ten o'clock; 10:05:00 → ten oh five; 10:00:00 PM → ten. */
function withoutSeconds(hour: string, minute: string, half: boolean, locale: string): string {
  return half ? barely(`${hour}:${minute}`, locale) : hourAndMinute(Number(hour), Number(minute), locale);
}

function readLength(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] | undefined {
  const { d, h, hh, m, mm, s } = match.groups ?? NO_GROUPS;
  const named: [string | undefined, string][] = [
    [d, "day"],
    [h ?? hh, "hour"],
    [m ?? mm, "minute"],
    [s, "second"],
  ];
  const said = named.flatMap(([amount, unit]) => (amount === undefined ? [] : counted(amount, unit, context.locale)));
  if (said.length < 2) return undefined;
  return withFinalStop([{ text: said.join(" ") }], match[0], context);
}

function counted(amount: string, unit: string, locale: string): string {
  const [whole = "", part] = amount.split(".");
  const tail = part === undefined ? "" : ` point ${spellDigits(part)}`;
  return `${cardinal(String(Number(whole)), locale)}${tail} ${Number(amount) === 1 ? unit : `${unit}s`}`;
}
