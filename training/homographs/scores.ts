/** A question about a homograph: its sense, and whether the answer was right. */
export interface Marked {
  readonly word: string;
  readonly sense: string;
  readonly right: boolean;
}

/** The accuracy over a set of questions, from 0 to 1. */
export interface Accuracy {
  readonly count: number;
  /** Over all questions. */
  readonly micro: number;
  /** The mean over the senses, each of which counts once. */
  readonly balanced: number;
}

/** Returns the accuracy over questions. */
export function accuracyOf(marked: readonly Marked[]): Accuracy {
  const share = (part: readonly Marked[]): number => part.filter(({ right }) => right).length / part.length;
  const senses = [...groupBy(marked, ({ sense }) => sense).values()];
  return {
    count: marked.length,
    micro: share(marked),
    balanced: senses.reduce((sum, part) => sum + share(part), 0) / senses.length,
  };
}

/** Returns the items of each group, in their order. */
export function groupBy<Item>(items: readonly Item[], groupOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(groupOf(item));
    if (group === undefined) groups.set(groupOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
