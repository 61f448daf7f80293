/** The names of a currency, in lower case. */
export interface Currency {
  readonly one: string;
  readonly many: string;
  /** The hundredth part of the currency, if prices are read with it. */
  readonly cent?: string;
  readonly cents?: string;
}

const DOLLAR: Currency = cents("dollar");
const POUND: Currency = { one: "pound", many: "pounds", cent: "penny", cents: "pence" };
const EURO: Currency = cents("euro");
const YEN: Currency = whole("yen");
const RUPEE: Currency = { one: "rupee", many: "rupees", cent: "paisa", cents: "paise" };
const WON: Currency = whole("won");
const FRANC: Currency = { one: "swiss franc", many: "swiss francs", cent: "centime", cents: "centimes" };
const YUAN: Currency = whole("yuan");
const REAL: Currency = { one: "real", many: "reais", cent: "centavo", cents: "centavos" };
const BITCOIN: Currency = { one: "bitcoin", many: "bitcoins" };
const RUBLE: Currency = { one: "ruble", many: "rubles" };
const SHEKEL: Currency = { one: "shekel", many: "shekels" };

/** Signs before or after an amount. A longer sign stands before a sign that is its beginning. */
export const CURRENCY_SYMBOLS: ReadonlyMap<string, Currency> = new Map([
  ["US$", cents("u s dollar")],
  ["U.S.$", cents("u s dollar")],
  ["AU$", cents("australian dollar")],
  ["A$", cents("australian dollar")],
  ["CA$", cents("canadian dollar")],
  ["C$", cents("canadian dollar")],
  ["HK$", cents("hong kong dollar")],
  ["NZ$", cents("new zealand dollar")],
  ["NT$", cents("new taiwan dollar")],
  ["SG$", cents("singapore dollar")],
  ["S$", cents("singapore dollar")],
  ["MX$", { one: "mexican peso", many: "mexican pesos" }],
  ["R$", REAL],
  ["$", DOLLAR],
  ["＄", DOLLAR],
  ["£", POUND],
  ["€", EURO],
  ["¥", YEN],
  ["￥", YEN],
  ["₹", RUPEE],
  ["₩", WON],
  ["₿", BITCOIN],
  ["₽", RUBLE],
  ["₺", { one: "lira", many: "lira" }],
  ["₫", whole("dong")],
  ["₪", SHEKEL],
  ["₦", whole("naira")],
  ["₱", { one: "peso", many: "pesos" }],
  ["฿", whole("baht")],
  ["₴", whole("hryvnia")],
  ["kr.", { one: "krone", many: "kroner" }],
  ["kr", { one: "krone", many: "kroner" }],
  ["zł", { one: "zloty", many: "zlotys" }],
  ["KSh", { one: "kenyan shilling", many: "kenyan shillings" }],
  ["Ksh", { one: "kenyan shilling", many: "kenyan shillings" }],
  ["Kč", { one: "czech koruna", many: "czech korunas" }],
  ["лв", { one: "lev", many: "leva" }],
  ["Tk", whole("taka")],
  ["৳", whole("taka")],
  ["₨", RUPEE],
  ["₡", { one: "colón", many: "colones" }],
  ["₵", { one: "cedi", many: "cedis" }],
  ["₲", { one: "guaraní", many: "guaraníes" }],
  ["₸", whole("tenge")],
  ["₾", whole("lari")],
  ["RM", { one: "ringgit", many: "ringgit", cent: "sen", cents: "sen" }],
  ["Rp", { one: "rupiah", many: "rupiah" }],
  ["Rs.", RUPEE],
  ["Rs", RUPEE],
]);

/** Codes of ISO 4217 and some others, before or after an amount. */
export const CURRENCY_CODES: ReadonlyMap<string, Currency> = new Map([
  ["USD", cents("u s dollar")],
  ["EUR", EURO],
  ["GBP", POUND],
  ["JPY", YEN],
  ["CHF", FRANC],
  ["CNY", YUAN],
  ["RMB", YUAN],
  ["INR", RUPEE],
  ["KRW", WON],
  ["BRL", REAL],
  ["AUD", cents("australian dollar")],
  ["CAD", cents("canadian dollar")],
  ["NZD", cents("new zealand dollar")],
  ["SGD", cents("singapore dollar")],
  ["HKD", cents("hong kong dollar")],
  ["MXN", { one: "mexican peso", many: "mexican pesos" }],
  ["SEK", { one: "swedish krona", many: "swedish kronor" }],
  ["NOK", { one: "norwegian krone", many: "norwegian kroner" }],
  ["DKK", { one: "danish krone", many: "danish kroner" }],
  ["PLN", { one: "zloty", many: "zlotys" }],
  ["ZAR", whole("rand")],
  ["RUB", RUBLE],
  ["TRY", { one: "turkish lira", many: "turkish lira" }],
  ["ILS", SHEKEL],
  ["THB", whole("baht")],
  ["BTC", BITCOIN],
  ["AED", { one: "u a e dirham", many: "u a e dirhams" }],
  ["MYR", { one: "ringgit", many: "ringgit", cent: "sen", cents: "sen" }],
  ["IDR", { one: "rupiah", many: "rupiah" }],
  ["TWD", { one: "new taiwan dollar", many: "new taiwan dollars" }],
  ["CZK", { one: "czech koruna", many: "czech korunas" }],
  ["HUF", { one: "forint", many: "forints" }],
  ["EGP", { one: "egyptian pound", many: "egyptian pounds" }],
  ["NGN", whole("naira")],
  ["PKR", { one: "pakistani rupee", many: "pakistani rupees" }],
  ["KES", { one: "kenyan shilling", many: "kenyan shillings" }],
  ["ARS", { one: "argentine peso", many: "argentine pesos" }],
  ["CLP", { one: "chilean peso", many: "chilean pesos" }],
  ["VND", whole("dong")],
  ["UAH", whole("hryvnia")],
  ["SAR", { one: "saudi riyal", many: "saudi riyals" }],
  ["RON", { one: "romanian leu", many: "romanian lei" }],
  ["COP", { one: "colombian peso", many: "colombian pesos" }],
  ["BDT", whole("taka")],
  ["QAR", { one: "qatari riyal", many: "qatari riyals" }],
]);

/** Signs of coins after a number. */
export const SMALL_COINS: Record<string, readonly [one: string, many: string]> = {
  "¢": ["cent", "cents"],
  c: ["cent", "cents"],
  p: ["pence", "pence"],
};

function cents(name: string): Currency {
  return { one: name, many: `${name}s`, cent: "cent", cents: "cents" };
}

function whole(name: string): Currency {
  return { one: name, many: name };
}
