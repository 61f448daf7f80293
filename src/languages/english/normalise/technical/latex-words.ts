import type { VerbalisedPart } from "../../../../text/rule.js";
import { numberWords } from "../../number-words/amount.js";
import { table } from "../words/word-context.js";

/** Returns the words of a formula in LaTeX: "\frac{a}{b}" → a over b. Commands without a sound are left out. */
export function latexWords(formula: string, locale: string): VerbalisedPart[] {
  return readGroup({ tokens: formula.match(TOKEN) ?? [], at: 0, depth: 0, inNorm: false, locale });
}

/** Returns whether a command of LaTeX has words, so that it is read outside of a formula too. */
export function isLatexCommand(name: string): boolean {
  return COMMANDS.has(name) || ACCENTS.has(name) || /^(?:[dt]?frac|[dt]?binom|sqrt|vec)$/u.test(name);
}

/** The tokens of a formula, and the place up to which it has been read. */
interface Reader {
  readonly tokens: readonly string[];
  at: number;
  /** Groups around the place. */
  depth: number;
  /** Whether the place is between the double bars of a norm. */
  inNorm: boolean;
  readonly locale: string;
}

/** The deepest groups that are read. Deeper ones would let a text of braces fill the stack. */
const DEEPEST = 20;

const TOKEN = /\\(?:text(?:bf|it|rm)?|mathrm|operatorname)\{[^{}]{1,80}\}|\\[a-zA-Z]+|\\.|\d+(?:[.,]\d+)*|\S/gu;

/** Reads up to the end of the group or of the formula. */
function readGroup(reader: Reader): VerbalisedPart[] {
  const parts: VerbalisedPart[] = [];
  reader.depth += 1;
  while (reader.at < reader.tokens.length && reader.tokens[reader.at] !== "}") parts.push(...readAtom(reader));
  reader.depth -= 1;
  reader.at += 1;
  return parts;
}

/** Reads a group, or the next token alone, as LaTeX does after "^" and "\sqrt". */
function readAtom(reader: Reader): VerbalisedPart[] {
  const token = reader.tokens[reader.at] ?? "";
  reader.at += 1;
  if (reader.depth > DEEPEST) return [];
  if (token === "{") return readGroup(reader);
  if (token === "^") return readPower(reader);
  if (/^\d/u.test(token)) return said(numberWords(token, reader.locale));
  if (/^\p{L}$/u.test(token)) return [{ text: token, as: "letters" }, ...readOf(token, reader)];
  if (token === "|" && isConditional(reader)) return said("given");
  if (token === "'" && reader.tokens[reader.at] === "(") return said("prime of");
  return token.startsWith("\\") ? readCommand(token.slice(1), reader) : said(SIGNS.get(token) ?? "");
}

/** Returns "of" after the name of a function before its argument: f(x), f'(x), P(A). */
function readOf(name: string, { tokens, at }: Reader): VerbalisedPart[] {
  return /^[fghFGHPO]$/u.test(name) && tokens[at] === "(" ? said("of") : [];
}

/** Returns whether a bar stands in the parentheses of a probability: P(A|B). */
function isConditional({ tokens, at }: Reader): boolean {
  const open = tokens.lastIndexOf("(", at - 1);
  return open > 0 && /^[Pp]$/u.test(tokens[open - 1] ?? "") && !tokens.slice(open, at).includes(")");
}

function readPower(reader: Reader): VerbalisedPart[] {
  const special = readMarkAbove(reader);
  if (special !== undefined) return said(special);
  const power = readAtom(reader);
  const [first, second] = power;
  if (first === undefined) return [];
  const known = second === undefined && first.as === undefined ? POWERS.get(first.text) : undefined;
  return known === undefined ? [...said("to the power of"), ...power] : said(known);
}

/** Reads a mark in the place of an exponent: "A^T" is "A transpose", "x^*" is "x star". */
function readMarkAbove(reader: Reader): string | undefined {
  const group = reader.tokens[reader.at] === "{" && reader.tokens[reader.at + 2] === "}";
  const word = MARKS_ABOVE.get(reader.tokens[reader.at + (group ? 1 : 0)] ?? "");
  if (word !== undefined) reader.at += group ? 3 : 1;
  return word;
}

const MARKS_ABOVE = table(
  "* = star; \\ast = star; T = transpose; \\top = transpose; \\intercal = transpose; \\dagger = dagger; \\star = star; + = plus; - = minus",
);

function readCommand(name: string, reader: Reader): VerbalisedPart[] {
  const worded = /\{(.*)\}$/u.exec(name)?.[1]?.trim();
  if (worded !== undefined) return readWorded(worded, reader);
  if (/^[dt]?frac$/u.test(name)) return [...readAtom(reader), ...said("over"), ...readAtom(reader)];
  if (/^[dt]?binom$/u.test(name)) return [...readAtom(reader), ...said("choose"), ...readAtom(reader)];
  if (name === "sqrt") return readRoot(reader);
  if (TEXT.test(name)) return readText(reader);
  if (name === "left" || name === "right") {
    reader.at += 1;
    return [];
  }
  if (name === "|") {
    reader.inNorm = !reader.inNorm;
    return said(reader.inNorm ? "the norm of" : "");
  }
  if (name === "vec") return [...said("vector"), ...readAtom(reader)];
  const accent = ACCENTS.get(name);
  if (accent !== undefined) return [...readAtom(reader), ...said(accent)];
  const word = (isBetweenVectors(reader) ? OF_VECTORS.get(name) : undefined) ?? COMMANDS.get(name);
  if (word === undefined) return [];
  const bounds = BOUNDED.test(name) ? readBounds(reader, name) : [];
  return [...said(word), ...bounds];
}

/** Returns whether the command just read stands between two vectors: "\vec{a} \times \vec{b}", "\nabla \cdot F". */
function isBetweenVectors({ tokens, at }: Reader): boolean {
  const before = tokens[at - 2] ?? "";
  if (before === "\\nabla") return true;
  const isVector = /^[})]$/u.test(before) || VECTOR.test(tokens[at - 3] ?? "");
  return isVector && VECTOR.test(tokens[tokens[at] === "(" ? at + 1 : at] ?? "");
}

const VECTOR = /^\\(?:vec|mathbf|boldsymbol|nabla)$/u;

/** Products of vectors. */
const OF_VECTORS = table("cdot = dot; times = cross");

/** Reads the bounds of a sum or an integral: "_{i=1}^{n}" → from i equals one to n. */
function readBounds(reader: Reader, name: string): VerbalisedPart[] {
  const parts: VerbalisedPart[] = [];
  for (const [sign, word] of [
    ["_", "from"],
    ["^", "to"],
  ] as const) {
    if (reader.tokens[reader.at] !== sign) continue;
    reader.at += 1;
    parts.push(...said(sign === "_" && /^(?:max|min)$/u.test(name) ? "over" : word), ...readAtom(reader));
  }
  return parts.length === 0 ? parts : [...parts, ...said("of")];
}

function readRoot(reader: Reader): VerbalisedPart[] {
  if (reader.tokens[reader.at] !== "[") return [...said("the square root of"), ...readAtom(reader)];
  const end = reader.tokens.indexOf("]", reader.at);
  const degree = reader.tokens.slice(reader.at + 1, end < 0 ? undefined : end).join("");
  reader.at = end < 0 ? reader.tokens.length : end + 1;
  return [...said(degree === "3" ? "the cube root of" : `the root of degree ${degree} of`), ...readAtom(reader)];
}

/** Reads the words in a formula: "\text{if } x". A single letter is a name. */
function readWorded(text: string, reader: Reader): VerbalisedPart[] {
  return /^\p{L}{2,}(?:[\s,.'’-]+\p{L}+)*[.,]?$/u.test(text)
    ? said(text.replaceAll(/[.,]/gu, ""))
    : latexWords(text, reader.locale);
}

/** Reads words in a formula: "\text{if}". */
function readText(reader: Reader): VerbalisedPart[] {
  if (reader.tokens[reader.at] !== "{") return readAtom(reader);
  const end = reader.tokens.indexOf("}", reader.at);
  const letters = reader.tokens.slice(reader.at + 1, end < 0 ? undefined : end).join("");
  reader.at = end < 0 ? reader.tokens.length : end + 1;
  return /^\p{L}{2,}$/u.test(letters) ? said(letters) : latexWords(letters, reader.locale);
}

function said(text: string): VerbalisedPart[] {
  return text === "" ? [] : [{ text }];
}

/** Commands whose group holds words or upright letters. */
const TEXT = /^(?:text(?:bf|it|rm)?|math(?:rm|bf|it|bb|cal|sf)|boldsymbol|operatorname)$/u;

/** Commands that have bounds below and above. */
const BOUNDED = /^(?:sum|prod|int|lim|max|min|bigcup|bigcap)$/u;

/** Marks above a letter, which are named after it. */
const ACCENTS = table(
  "hat, widehat = hat; bar, overline = bar; tilde, widetilde = tilde; dot = dot; ddot = double dot",
);

const POWERS = table("two = squared; three = cubed; degrees = degrees; prime = prime");

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["+", "plus"],
  ["-", "minus"],
  ["−", "minus"],
  ["*", "times"],
  ["/", "over"],
  ["=", "equals"],
  ["<", "is less than"],
  [">", "is greater than"],
  ["!", "factorial"],
  ["'", "prime"],
  ["_", "sub"],
  ["%", "percent"],
]);

const COMMANDS = table(`
  leq, le = is less than or equal to; geq, ge = is greater than or equal to; neq, ne = is not equal to; lt = is less than; gt = is greater than
  approx, sim, simeq = is approximately; equiv = is equivalent to; propto = is proportional to; pm = plus or minus; mp = minus or plus
  times, cdot, ast = times; div = divided by; in = in; notin = not in; subset, subseteq = is a subset of; cup = union; cap = intersection
  to, rightarrow, mapsto = to; implies, Rightarrow = implies; iff, Leftrightarrow = if and only if; forall = for all; exists = there exists
  infty = infinity; partial = partial; nabla = del; sum = the sum; prod = the product; int = the integral; lim = the limit; max = max; min = min
  setminus = minus; cong = is congruent to; ll = is much less than; gg = is much greater than; neg, lnot = not; land, wedge = and; lor, vee = or; oplus = plus; otimes = times; star = star; dagger = dagger; ell = l; hbar = h bar; Re = real part; Im = imaginary part; arg = arg; tr = trace; dim = dimension; ker = kernel; sup = supremum; inf = infimum; argmax = arg max; argmin = arg min; Pr = probability; arcsin = arc sine; arccos = arc cosine; arctan = arc tangent; sinh = hyperbolic sine; cosh = hyperbolic cosine; tanh = hyperbolic tangent; sec = secant; csc = cosecant; cot = cotangent; gets, leftarrow = from; therefore = therefore; because = because; subsetneq = is a proper subset of; supset, supseteq = is a superset of; models = models; vdash = proves; lfloor = floor of; lceil = ceiling of; circ = degrees; prime = prime; ldots, cdots, dots = and so on; log = log; ln = natural log; exp = exp; det = determinant; mod, bmod = modulo
  sin = sine; cos = cosine; tan = tangent; emptyset = the empty set; mid = given; perp = is perpendicular to; angle = angle; bigcup = the union; bigcap = the intersection
  alpha = alpha; beta = beta; gamma, Gamma = gamma; delta, Delta = delta; epsilon, varepsilon = epsilon; zeta = zeta; eta = eta; theta, Theta = theta; iota = iota; kappa = kappa
  lambda, Lambda = lambda; mu = mu; nu = nu; xi, Xi = xi; pi, Pi = pi; rho = rho; sigma, Sigma = sigma; tau = tau; phi, varphi, Phi = phi; chi = chi; psi, Psi = psi; omega, Omega = omega
`);
