import { posix } from "node:path";

/** A row of the table of rooms: a folder or a file of src/, and the rooms that it may import. */
interface Room {
  /** Path below src/, without a slash or an ending: `"core"`, `"engines/tone"`, `"index"`. */
  readonly name: string;
  readonly mayImport: (room: string) => boolean;
  /** The rooms that the table names one by one. */
  readonly listed: readonly string[];
  /** Whether the room runs in a browser, so that it must not import Node's modules. */
  readonly web: boolean;
}

/** Files of web rooms that run only in Node. */
const SERVER_ONLY = ["languages/espeak/espeak-worker.ts"];

/**
 * Compares the imports of the sources with the table of rooms. Returns a line for each import that the table does not allow, and
 * for each import in the table that no source has.
 *
 * @param document the text that holds the table: `| room | holds | may import |`
 * @param sources texts of the sources by their path below src/, such as `"core/engine.ts"`
 */
export function findViolations(document: string, sources: ReadonlyMap<string, string>): string[] {
  const rooms = readRooms(document);
  const empty = rooms.filter(({ name }) => ![...sources.keys()].some((path) => roomOf(path, rooms)?.name === name));
  return [
    ...(rooms.length === 0 ? ["there is no table of rooms"] : []),
    ...empty.map(({ name }) => `the room ${name} is empty`),
    ...[...sources].flatMap(([path, source]) => checkSource(path, source, rooms)),
    ...rooms.flatMap((room) => findUnused(room, sources, rooms)),
  ];
}

/** Returns a line for each room that the table lists for `room`, and that no source of `room` imports. */
function findUnused(room: Room, sources: ReadonlyMap<string, string>, rooms: readonly Room[]): string[] {
  const own = [...sources].filter(([path]) => roomOf(path, rooms)?.name === room.name);
  const used = own.flatMap(([path, source]) =>
    importsOf(source).map((imported) => roomOf(targetOf(path, imported), rooms)?.name),
  );
  const unused = room.listed.filter((name) => !used.includes(name));
  return unused.map((name) => `the table lets ${room.name} import ${name}, and no file of ${room.name} does`);
}

function checkSource(path: string, source: string, rooms: readonly Room[]): string[] {
  const room = roomOf(path, rooms);
  if (!room) return [`${path} is in no room of the table`];
  return importsOf(source).flatMap((imported) => {
    if (!imported.startsWith(".")) {
      const banned = imported.startsWith("node:") && room.web && !SERVER_ONLY.includes(path);
      return banned ? [`${path} imports ${imported}, and ${room.name} has no Node APIs`] : [];
    }
    const target = targetOf(path, imported);
    const other = roomOf(target, rooms);
    if (!other) return [`${path} imports ${target}, which is in no room of the table`];
    const allowed = other.name === room.name || room.mayImport(other.name);
    return allowed ? [] : [`${path} imports ${target}, and ${room.name} may not import ${other.name}`];
  });
}

function targetOf(path: string, imported: string): string {
  return posix.join(posix.dirname(path), imported).replace(/\.js$/, ".ts");
}

/** Returns the specifiers of all imports, exports and lazy imports, and the files that worker threads run. */
function importsOf(source: string): string[] {
  const patterns = [
    /\b(?:from|import)\s*\(?\s*"([^"]+)"/g,
    /new URL\(\s*"(\.[^"]+\.js)",\s*(?:moduleUrl\()?import\.meta\.url/g,
  ];
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ""));
}

function readRooms(document: string): Room[] {
  const rows = document.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  return rows.flatMap(([, first = "", , third = "", fourth = ""]) => {
    const name = /^`src\/([\w/-]+?)(?:\/|\.ts)`$/.exec(first)?.[1];
    return name === undefined ? [] : [{ name, ...readRule(third), web: fourth === "yes" }];
  });
}

/** Reads a rule of the table: `nothing`, `all`, `` all but `cli` ``, or a list of rooms. */
function readRule(cell: string): Pick<Room, "mayImport" | "listed"> {
  const names = [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
  if (cell === "nothing") return { mayImport: () => false, listed: [] };
  if (/^all\b/.test(cell)) return { mayImport: (room) => !names.includes(room), listed: [] };
  if (names.length === 0) throw new Error(`the table of rooms says "${cell}", which is no rule`);
  return { mayImport: (room) => names.includes(room), listed: names };
}

/** Returns the room of a file, the innermost if there are several. */
function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  const inside = rooms.filter(({ name }) => path === `${name}.ts` || path.startsWith(`${name}/`));
  return inside.sort((a, b) => b.name.length - a.name.length)[0];
}
