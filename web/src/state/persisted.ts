import { type Signal, signal } from "@preact/signals";

/** Prefix of all keys of the page in the storage of the browser. */
const PREFIX = "voxweave.";
/** Time without a change after which a value is written. @unit ms */
const QUIET_MS = 250;

/** Whether the browser has refused to keep a value, and whether the user knows. */
export const refusedToKeep = signal<"never" | "untold" | "told">("never");

/**
 * Creates a signal whose value the browser keeps between visits. Where the browser forbids storage, it lasts as long as the page.
 *
 * @param parse returns the value that was stored, or `undefined` if it has not the right form
 * @param options.isShared whether the value follows changes in other tabs. It is written at once then, so that a change in another tab adds
 *   to it. Without, each tab has its own, and the last change is kept.
 */
export function persisted<Value>(
  name: string,
  preset: Value,
  parse: (stored: unknown) => Value | undefined,
  { isShared = false }: { readonly isShared?: boolean } = {},
): Signal<Value> {
  const value = signal<Value>(read(name, parse) ?? preset);
  let writing: ReturnType<typeof setTimeout> | undefined;
  let stored: Value | undefined = value.peek();
  const write = (): void => {
    if (writing === undefined) return;
    clearTimeout(writing);
    writing = undefined;
    stored = value.peek();
    try {
      if (value.peek() === undefined) localStorage.removeItem(PREFIX + name);
      else localStorage.setItem(PREFIX + name, JSON.stringify(value.peek()));
    } catch {
      if (refusedToKeep.peek() === "never") refusedToKeep.value = "untold"; // Storage is full or forbidden.
    }
  };
  value.subscribe((now) => {
    clearTimeout(writing);
    writing = now === stored ? undefined : setTimeout(write, QUIET_MS); // A long text is not written with each key.
    if (isShared) write();
  });
  globalThis.addEventListener?.("pagehide", write);
  if (isShared) {
    const follow = (): void => {
      stored = read(name, parse) ?? preset;
      value.value = stored;
    };
    globalThis.addEventListener?.("storage", ({ key }) => key === PREFIX + name && follow());
    // A page that the browser has put aside hears of no change.
    globalThis.addEventListener?.("pageshow", ({ persisted: wasAside }) => wasAside && follow());
  }
  return value;
}

function read<Value>(name: string, parse: (stored: unknown) => Value | undefined): Value | undefined {
  try {
    const content = localStorage.getItem(PREFIX + name);
    return content === null ? undefined : parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}

/** Returns the stored value if it is a string. */
export function asString(stored: unknown): string | undefined {
  return typeof stored === "string" ? stored : undefined;
}

/** Returns a parser that accepts these values. */
export function oneOf<Value>(values: readonly Value[]): (stored: unknown) => Value | undefined {
  return (stored) => values.find((value) => value === stored);
}

/** Returns the strings of the stored value if it is a list. */
export function asTexts(stored: unknown): readonly string[] | undefined {
  return Array.isArray(stored) ? stored.filter((item) => typeof item === "string") : undefined;
}

/** Returns the entries of the stored value that are strings, if it is a table of names. */
export function asTable(stored: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return undefined;
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
