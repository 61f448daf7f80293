/** Lines over the runs of a history. */
export interface Plot {
  readonly title: string;
  /** The label below each run. */
  readonly runs: readonly string[];
  /** A positive value for each run; `undefined` for a run without this contestant. */
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | undefined)[] }[];
  /** Horizontal lines, such as a limit. */
  readonly levels: readonly { readonly name: string; readonly value: number }[];
}

const WIDTH = 960;
const HEIGHT = 480;
const LEFT = 64;
const RIGHT = 220;
const TOP = 56;
const BOTTOM = 56;
/** Minimum distance of two names on the right. @unit pixels */
const NAME_HEIGHT = 16;
/** Maximum number of labels below the runs. */
const MOST_LABELS = 6;
/** Colours that people with red-green blindness can distinguish: Okabe and Ito 2008, without their yellow. */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#555555"];

/** Draws the lines as SVG on a logarithmic scale, the first line thickest. */
export function drawPlot({ title, runs, lines, levels }: Plot): string {
  const values = [...lines.flatMap((line) => line.values), ...levels.map(({ value }) => value)];
  const { low, high } = decade(values.filter((value) => value !== undefined));
  const x = (run: number): number => LEFT + ((run + 0.5) * (WIDTH - LEFT - RIGHT)) / Math.max(runs.length, 1);
  const y = (value: number): number =>
    HEIGHT - BOTTOM - (Math.log(value / low) / Math.log(high / low)) * (HEIGHT - TOP - BOTTOM);
  const names: Name[] = [];
  const drawn = lines.map(({ name, values: own }, index) => {
    const colour = COLOURS[index % COLOURS.length] ?? "black";
    const points = own.flatMap((value, run) => (value === undefined ? [] : [{ x: x(run), y: y(value) }]));
    const last = points.at(-1);
    if (last === undefined) return "";
    names.push({ text: name, colour, bold: index === 0, from: last, y: last.y });
    const dash = index >= COLOURS.length ? ' stroke-dasharray="6 3"' : "";
    const width = index === 0 ? 3 : 1.5;
    const path = points.map((point) => `${round(point.x)},${round(point.y)}`).join(" ");
    const line = `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${dash}/>`;
    const dots = points.map((point) => `<circle cx="${round(point.x)}" cy="${round(point.y)}" r="${width + 1.5}"/>`);
    return `${line}<g fill="${colour}">${dots.join("")}</g>`;
  });
  const across = levels.map(({ name, value }) => {
    names.push({ text: name, colour: "#555555", bold: false, from: { x: WIDTH - RIGHT, y: y(value) }, y: y(value) });
    const at = round(y(value));
    return `<path d="M${LEFT} ${at}H${WIDTH - RIGHT}" stroke="#555555" stroke-dasharray="2 4"/>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    `<text x="${LEFT}" y="30" font-size="17" font-weight="600" fill="#222222">${escaped(title)}</text>`,
    ...gridLines(low, high, y),
    ...runLabels(runs, x),
    ...across,
    ...drawn.toReversed(), // Draw the first line over the others.
    ...spread(names).map(drawName),
    "</svg>\n",
  ].join("\n");
}

/** Draws the name of a line at its end. */
interface Name {
  readonly text: string;
  readonly colour: string;
  readonly bold: boolean;
  readonly from: { readonly x: number; readonly y: number };
  readonly y: number;
}

function gridLines(low: number, high: number, y: (value: number) => number): string[] {
  const values = [-3, -2, -1, 0, 1, 2].flatMap((power) => [1, 2, 5].map((step) => step * 10 ** power));
  return values
    .filter((value) => value > low * 0.999 && value < high * 1.001)
    .map((value) => {
      const at = round(y(value));
      const label = `<text x="${LEFT - 10}" y="${at + 4}" text-anchor="end" fill="#555555">${Number(value.toPrecision(1))}</text>`;
      return `<path d="M${LEFT} ${at}H${WIDTH - RIGHT}" stroke="#e5e5e5"/>${label}`;
    });
}

function runLabels(runs: readonly string[], x: (run: number) => number): string[] {
  const step = Math.ceil(runs.length / MOST_LABELS);
  return runs.flatMap((label, run) =>
    (runs.length - 1 - run) % step === 0
      ? [
          `<text x="${round(x(run))}" y="${HEIGHT - BOTTOM + 24}" text-anchor="middle" fill="#555555">${escaped(label)}</text>`,
        ]
      : [],
  );
}

/** Moves names down, and then the lowest ones up again, until none overlap. */
function spread(names: readonly Name[]): Name[] {
  const sorted = names.toSorted((one, other) => one.y - other.y);
  const places: number[] = [];
  for (const { y } of sorted) places.push(Math.max(y, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + NAME_HEIGHT));
  for (let index = places.length - 1, most = HEIGHT - BOTTOM; index >= 0; index -= 1, most -= NAME_HEIGHT) {
    places[index] = Math.min(places[index] ?? most, most);
  }
  return sorted.map((name, index) => ({ ...name, y: places[index] ?? name.y }));
}

function drawName({ text, colour, bold, from, y }: Name): string {
  const left = WIDTH - RIGHT + 20;
  const lead = `<path d="M${round(from.x + 6)} ${round(from.y)}L${left - 16} ${round(from.y)}L${left - 4} ${round(y)}" fill="none" stroke="${colour}" stroke-width="0.6" opacity="0.6"/>`;
  const weight = bold ? ' font-weight="700"' : "";
  return `${lead}<text x="${left}" y="${round(y + 4)}" fill="${colour}"${weight}>${escaped(text)}</text>`;
}

/** Returns the ends of the scale: steps of 1, 2 and 5 around all values. */
function decade(values: readonly number[]): { low: number; high: number } {
  const steps = [-3, -2, -1, 0, 1, 2].flatMap((power) => [1, 2, 5].map((step) => step * 10 ** power));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = steps.findLast((step) => step <= least) ?? 0.001;
  return { low, high: steps.find((step) => step >= most && step > low) ?? 500 };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
