import type { Rule, VerbalisedPart } from "../../../../text/rule.js";
import { table, withLetters, words } from "../words/word-context.js";
import { pieces } from "./spell.js";

/** Rules for web and mail addresses: "https://example.com/docs" (the scheme is silent), "me@example.com". */
export const URL_RULES: readonly Rule[] = [
  {
    class: "url",
    name: "with a scheme",
    pattern: /((?:https?|ftps?|file|wss?|ssh|git):\/\/)[^\s<>"“”`|]{0,2000}[^\s<>"“”`|.,;:!?'’)\]}*_…]/uy,
    read: ([written, scheme = ""], { locale }) => url(written, scheme.length, locale),
  },
  {
    class: "url",
    name: "www",
    pattern: /www\d?\.[^\s<>"“”`|]{0,2000}[^\s<>"“”`|.,;:!?'’)\]}*_…]/iuy,
    read: ([written], { locale }) => url(written, 0, locale),
  },
  {
    class: "email",
    name: "address",
    pattern: /(mailto:)?([\p{L}\d][\p{L}\d_.+&-]{0,63})@((?:[\p{L}\d][\p{L}\d-]{0,62}\.){1,5}[a-z]{2,24})/iuy,
    read: ([written, scheme = "", user = ""], { locale }) => {
      const at = scheme.length + user.length;
      return [
        ...pieces(user, scheme.length, locale),
        { text: "at", from: at, to: at + 1 },
        ...host(written.slice(at + 1), at + 1, locale),
      ];
    },
  },
  {
    class: "url",
    name: "domain",
    pattern:
      /((?:[\p{L}\d][\p{L}\d-]{0,62}\.){1,5}([a-z]{2,6}))(?![\p{L}\d]|\.[\p{L}\d])(:\d{2,5})?(\/[^\s<>"“”`|]{0,1000}[^\s<>"“”`|.,;:!?'’)\]}*_…]|\/)?/uy,
    read: ([written, , end = "", , path], { locale }) => {
      if (!DOMAINS.has(end) && !(path !== undefined && COUNTRIES.has(end))) return undefined;
      return url(written, 0, locale);
    },
  },
  {
    class: "url",
    name: "domain in capitals",
    pattern: /(?:[A-Z\d][A-Z\d-]{1,62}\.){1,5}(?:COM|ORG|EDU|GOV|UK|IO)(?![\p{L}\d]|\.[\p{L}\d])/uy,
    read: ([written], { locale }) => url(written, 0, locale),
  },
  {
    class: "url",
    name: "local",
    pattern: /(localhost)(:\d{2,5})?(\/[\w./?=&#%-]{0,200}\w|\/)?/uy,
    read: ([written], { locale }) => url(written, 0, locale),
  },
];

function url(written: string, schemeLength: number, locale: string): VerbalisedPart[] {
  const address = written.slice(schemeLength);
  const hostLength = /^[^/:?#]+/u.exec(address)?.[0].length ?? 0;
  const rest = address.slice(hostLength).replace(/\/+$/u, "");
  return [
    ...host(address.slice(0, hostLength), schemeLength, locale),
    ...pieces(rest, schemeLength + hostLength, locale),
  ];
}

function host(name: string, at: number, locale: string): VerbalisedPart[] {
  const dot = name.lastIndexOf(".");
  const end = name.slice(dot + 1).toLowerCase();
  const said = ENDS.get(end) ?? (/^\p{L}{2}$/u.test(end) && dot >= 0 ? [...end].join(" ") : undefined);
  if (said === undefined) return pieces(name, at, locale);
  return [
    ...pieces(name.slice(0, dot + 1), at, locale),
    ...withLetters(said, { from: at + dot + 1, to: at + name.length }),
  ];
}

const ENDS = table(
  "com = com; org = org; net = net; edu = edu; gov = gov; mil = mil; info = info; biz = biz; dev = dev; app = app; xyz = x y z; co = co; me = me",
);

/** Top-level domains that are rarely words. */
const DOMAINS = words(
  "com org net edu gov mil info biz dev app io ai co uk xyz tv ca de fr jp cn au eu nl ch se ru br rs fm gg ly sh cc tech",
);
/** Top-level domains that are also words. They count only before a path. */
const COUNTRIES = words("me it in no be us is so to at my es");
