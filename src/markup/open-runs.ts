/** A run of marks that may begin emphasis or struck words. */
interface Opener {
  readonly mark: string;
  /** Start of the run, or of an earlier one whose pair it may still undo. */
  readonly at: number;
  /** Number of marks that have no partner yet. */
  readonly count: number;
  /** Whether the run may also end emphasis. */
  readonly closes: boolean;
}

/** The runs of `*`, `_` and `~~` in a paragraph that have no partner yet. */
export interface OpenRuns {
  /** Start of the first part of the text whose meaning a later run may change; `undefined` if there is none. */
  readonly start: number | undefined;
  /** Whether each run so far has a partner. */
  readonly areBalanced: boolean;
  /** Reads the run at an offset. Returns its end; `undefined` if more of it may follow. */
  read(text: string, at: number): number | undefined;
}

/**
 * Pairs runs of marks in the order of the text, as CommonMark and micromark do: each closing run takes the nearest opening
 * runs of its mark. What stands between the two is decided then, except that struck words and emphasis may overlap.
 */
export function createOpenRuns(): OpenRuns {
  let openers: readonly Opener[] = [];
  let strayMarks = 0;

  /** Pairs a closing run, and returns what is left of it. */
  function close(run: Opener, opens: boolean): Opener {
    let { at, count } = run;
    for (let index = openers.length - 1; index >= 0 && count > 0; index -= 1) {
      const opener = openers[index];
      if (opener?.mark !== run.mark || !mayPair(opener, { ...run, count }, opens)) continue;
      const used = Math.min(opener.count, count, 2);
      count -= used;
      at = Math.min(at, opener.at);
      const left = { ...opener, count: opener.count - used };
      const between = openers.slice(index + 1).filter(({ mark }) => (mark === "~") !== (run.mark === "~"));
      const undecided = between.map((other) => ({ ...other, at: opener.at }));
      openers = [...openers.slice(0, index), ...(left.count > 0 ? [left] : []), ...undecided];
      index = openers.length;
    }
    return { ...run, at, count };
  }

  return {
    get start() {
      return openers.length === 0 ? undefined : Math.min(...openers.map(({ at }) => at));
    },
    get areBalanced() {
      return openers.length === 0 && strayMarks === 0;
    },
    read(text, at) {
      const mark = text.charAt(at);
      let end = at;
      while (text.charAt(end) === mark) end += 1;
      if (end === text.length) return undefined;
      if (mark === "~" && end - at !== 2) return end;
      const { opens, closes } = sidesOf(text, at, end);
      const run: Opener = { mark, at, count: end - at, closes };
      const rest = closes ? close(run, opens) : run;
      if (opens && rest.count > 0) openers = [...openers, rest];
      else strayMarks += rest.count;
      return end;
    },
  };
}

/** CommonMark's rule of three: "*a**b*" has no pair of `*` and `**`. */
function mayPair(opener: Opener, closer: Opener, closerOpens: boolean): boolean {
  if (closer.mark === "~" || closer.count % 3 === 0 || (opener.count + closer.count) % 3 !== 0) return true;
  return !opener.closes && !closerOpens;
}

/** Returns whether the run between two offsets may begin and end emphasis, given the characters on either side. */
function sidesOf(text: string, at: number, end: number): { readonly opens: boolean; readonly closes: boolean } {
  const mark = text.charAt(at);
  const [before, next] = [text.slice(0, at).slice(-1), text.charAt(end)];
  const isBetween = mark !== "~";
  const isLeft = isWord(next) || (isPunctuation(next) && !isWord(before)) || (isBetween && /[*_~]/.test(next));
  const isRight = isWord(before) || (isPunctuation(before) && !isWord(next)) || (isBetween && /[*_~]/.test(before));
  if (mark !== "_") return { opens: isLeft, closes: isRight };
  return { opens: isLeft && (!isWord(before) || !isRight), closes: isRight && (!isWord(next) || !isLeft) };
}

function isWord(character: string): boolean {
  return character !== "" && !/[\s\p{P}\p{S}]/u.test(character);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
