import { isBritish } from "../../number-words/words.js";

/** The names of a unit, in lower case. */
export interface MeasureUnit {
  /** The singular, after 1 and before a noun. */
  readonly one: string;
  readonly many: string;
  /**
   * Whether a space may stand before the symbol: "5 kg". If not, the symbol is also a word or a letter: "5 in a row".
   */
  readonly apart: boolean;
}

/** Lines of the form `symbols: name[, plural]`, in American spelling. The default plural ends in -s. */
const TABLE = `
km KM: kilometer
m: meter
cm CM: centimeter
mm: millimeter
dm: decimeter
µm μm um: micrometer
nm: nanometer
mi mi. mile: mile
yd yd. yds yds.: yard
ft ft. FT: foot, feet
in. inch: inch, inches
nmi NM: nautical mile
ly: light year
Mly: million light year
Gly: billion light year
au AU: astronomical unit
Å: angstrom
pc: parsec
kpc: kiloparsec
Mpc: megaparsec
Gpc: gigaparsec
kg kgs Kg KG: kilogram
g gr: gram
mg MG: milligram
mcg MCG µg μg ug: microgram
lb lb. lbs lbs. Lb Lb. Lbs Lbs.: pound
oz oz. Oz Oz.: ounce
fl. oz. fl oz fl.oz. fl. oz floz Fl. oz. Fl oz Fl. Oz. FL OZ FL. OZ.: fluid ounce
kgf: kilogram force, kilograms force
t: ton, tons
kt: kiloton
Mt: megaton
ct: carat
L l: liter
kL kl: kiloliter
mL ml ML: milliliter
cL cl: centiliter
dL dl: deciliter
µL μL µl: microliter
gal gal. gals: gallon
qt qt. qts: quart
pt pt. pts pts.: pint
tbsp tbsp. Tbsp Tbsp. tbsps tbs tbs. Tbs Tbs.: tablespoon
tsp tsp. tsps Tsp Tsp.: teaspoon
ga: gauge, gauge
cc: cubic centimeter
bbl: barrel
s sec sec. secs: second
ms: millisecond
µs μs us: microsecond
ns: nanosecond
min min. mins mins. MINS: minute
h hr hr. hrs hrs. HRS: hour
wk wk. wks wks.: week
mo mo. mos mos. mth mth. mths mths.: month
yr yr. yrs yrs. YR YRS: year
mM: millimolar, millimolar
µM μM: micromolar, micromolar
nM: nanomolar, nanomolar
mya Mya: million years ago, million years ago
bya: billion years ago, billion years ago
kya: thousand years ago, thousand years ago
ya: years ago, years ago
mph MPH: mile per hour, miles per hour
KPH kmh kmph km/h: kilometer per hour, kilometers per hour
mpg MPG: mile per gallon, miles per gallon
fps FPS: frame per second, frames per second
bpm BPM: beat per minute, beats per minute
wpm WPM: word per minute, words per minute
rpm RPM: r p m, r p m
psi PSI: p s i, p s i
dpi DPI: d p i, d p i
ppi PPI: p p i, p p i
ppm: part per million, parts per million
ppb: part per billion, parts per billion
bps bp: basis point
kn kts: knot
l/100km L/100km l/100 km L/100 km: liter per hundred kilometers, liters per hundred kilometers
Hz hz: hertz, hertz
kHz KHz khz: kilohertz, kilohertz
MHz Mhz mhz: megahertz, megahertz
GHz Ghz ghz: gigahertz, gigahertz
THz: terahertz, terahertz
W w: watt
mW: milliwatt
kW KW: kilowatt
MW: megawatt
GW: gigawatt
TW: terawatt
Wh: watt hour
kWh KWh kwh: kilowatt hour
MWh Mwh: megawatt hour
GWh gWh Gwh: gigawatt hour
TWh: terawatt hour
V v: volt
Vdc VDC: volt d c, volts d c
Vac VAC: volt a c, volts a c
mV: millivolt
kV: kilovolt
kVA: kilovolt amp
A: amp
mA: milliamp
Ah: amp hour
mAh mah: milliamp hour
Ω Ω ohm: ohm
kΩ kΩ: kilohm
MΩ MΩ: megohm
µF μF uF: microfarad
nF: nanofarad
pF: picofarad
dB db: decibel
dBA: decibel
J: joule
kJ: kilojoule
MJ: megajoule
cal: calorie
kcal Kcal: kilocalorie
eV: electron volt
keV: kiloelectron volt
MeV: megaelectron volt
GeV: gigaelectron volt
TeV: teraelectron volt
K: kelvin, kelvin
N: newton
kN: kilonewton
Nm N·m N⋅m: newton meter
Pa: pascal
hPa: hectopascal
kPa: kilopascal
MPa: megapascal
GPa: gigapascal
mbar: millibar
atm: atmosphere
inHg: inch of mercury, inches of mercury
kDa: kilodalton
Gyr: billion years, billion years
Myr: million years, million years
kyr: thousand years, thousand years
ov: over
bpd: barrel per day, barrels per day
mcf: thousand cubic feet, thousand cubic feet
kbp: kilobase
Mbp: megabase
kph: kilometer per hour, kilometers per hour
gsm: gram per square meter, grams per square meter
kcal/mol: kilocalorie per mole, kilocalories per mole
mEq: milliequivalent
pg: picogram
mmHg: millimeter of mercury, millimeters of mercury
hp HP: horsepower, horsepower
BTU Btu: b t u, b t u s
mol: mole
mmol: millimole
IU: i u, i u
lm: lumen
lx: lux, lux
cd: candela
Bq: becquerel
Sv: sievert
mSv: millisievert
µSv μSv: microsievert
rad: radian
bit: bit
kB KB kb: kilobyte
MB mb: megabyte
GB gb: gigabyte
TB tb: terabyte
PB: petabyte
KiB: kibibyte
MiB: mebibyte
GiB: gibibyte
Kb: kilobit
Mb: megabit
Gb: gigabit
kbps Kbps kbit/s kb/s: kilobit per second, kilobits per second
Mbps mbps Mbit/s Mb/s: megabit per second, megabits per second
Gbps gbps Gbit/s Gb/s: gigabit per second, gigabits per second
Tbps: terabit per second, terabits per second
MBps: megabyte per second, megabytes per second
MP: megapixel
px: pixel
em: em
rem: rem
ha: hectare
ac: acre
sq. ft. sq ft sq. ft sq.ft. sqft sf: square foot, square feet
sq. mi. sq mi sq. mi sqmi: square mile
sq. in. sq in: square inch, square inches
sq. yd. sq yd: square yard
sq. m. sq. m sq m sqm: square meter
sq. km. sq. km sq km: square kilometer
cu. ft. cu ft cu. ft: cubic foot, cubic feet
cu. in. cu in: cubic inch, cubic inches
cu. yd. cu yd: cubic yard
cu. m. cu m: cubic meter
lb-ft lb·ft ft-lb ft-lbs ft·lb: foot pound
°C ºC ˚C ℃ ° C º C deg C: degree celsius, degrees celsius
°F ºF ˚F ℉ ° F º F deg F: degree fahrenheit, degrees fahrenheit
°K: degree kelvin, degrees kelvin
°: degree
º: degree
˚: degree
`;

/** Symbols that are units only without a space after the number. After a space they more often mean something else. */
const GLUED_ONLY = new Set([
  "A",
  "bp",
  "v",
  "w",
  "in",
  "ML",
  "au",
  "us",
  "rad",
  "em",
  "bit",
  "mile",
  "inch",
  "ohm",
  "cd",
  "pc",
  "MP",
  "sf",
  "gr",
  "rem",
  "cal.",
]);

/** All units by their symbols. */
export const UNITS: ReadonlyMap<string, MeasureUnit> = new Map([
  ...TABLE.trim().split("\n").flatMap(parseLine),
  ["in", { one: "inch", many: "inches", apart: false }] as const,
]);

function parseLine(line: string): (readonly [string, MeasureUnit])[] {
  const [symbols = "", names = ""] = line.split(": ");
  const [one = "", many = `${one}s`] = names.split(", ");
  // A symbol may have a space inside, after "sq", "cu", "fl", "°" or "deg".
  return symbolsOf(symbols).map((symbol) => [symbol, { one, many, apart: !GLUED_ONLY.has(symbol) }]);
}

function symbolsOf(list: string): string[] {
  return [...list.matchAll(/(?:(?:sq|cu|fl|Fl|FL)\.? |[°º] |deg |[lL]\/100 )?\S+/gu)].map(([symbol]) => symbol);
}

/** Returns the unit of a symbol, including "km/s" and "m²", with names in the spelling of the locale. */
export function unitOf(symbol: string, locale: string): MeasureUnit | undefined {
  const unit = UNITS.get(symbol) ?? powered(symbol) ?? perUnit(symbol);
  return unit === undefined || !isBritish(locale)
    ? unit
    : { ...unit, one: british(unit.one), many: british(unit.many) };
}

/** The pattern of a unit's symbol without a power or divisor. */
export const SIMPLE_UNIT: string = `(?:${[...UNITS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((symbol) => symbol.replaceAll(".", String.raw`\.`))
  .join("|")})`;

function powered(symbol: string): MeasureUnit | undefined {
  const [, base = "", power = ""] = /^(.+?)\^?([²³23])$/u.exec(symbol) ?? [];
  const unit = UNITS.get(base);
  if (unit === undefined) return undefined;
  const name = /[²2]/u.test(power) ? "square" : "cubic";
  if (base === "s")
    return { ...unit, one: `${unit.one} ${name}d`, many: `${unit.many} ${name === "cubic" ? "cubed" : "squared"}` };
  return { ...unit, one: `${name} ${unit.one}`, many: `${name} ${unit.many}` };
}

function perUnit(symbol: string): MeasureUnit | undefined {
  const cut = symbol.lastIndexOf("/");
  const [above, below] = [symbol.slice(0, Math.max(0, cut)), symbol.slice(cut + 1)];
  const counted = UNITS.get(above) ?? powered(above) ?? (above.includes("/") ? perUnit(above) : undefined);
  const [, base = below, power = ""] = /^s\^?([²2])$/u.test(below) ? [below, "s", " squared"] : [below];
  const divisor = UNITS.get(base) ?? powered(below) ?? DIVISORS.get(below);
  if (counted === undefined || divisor === undefined) return undefined;
  const tail = `per ${divisor.one}${power}`;
  return { one: `${counted.one} ${tail}`, many: `${counted.many} ${tail}`, apart: true };
}

/** Units that occur only after a slash: "5 mg/day". */
const DIVISORS: ReadonlyMap<string, MeasureUnit> = new Map(
  ["day", "d", "hour", "week", "month", "year", "minute", "second", "person", "serving", "slice"].map((name) => [
    name,
    { one: name === "d" ? "day" : name, many: "", apart: false },
  ]),
);

/** Returns the British spelling: kilometer → kilometre, liter → litre. */
function british(name: string): string {
  return name.replaceAll(
    /(?<=^|kilo|centi|milli|deci|micro|nano|\s)(meter|liter)(?=s?\b)/gu,
    (word) => `${word.slice(0, -2)}re`,
  );
}
