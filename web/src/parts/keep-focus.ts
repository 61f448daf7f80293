/** Elements that the Tab key reaches. */
const REACHABLE = ":is(button, input, select, textarea):enabled, a[href], [tabindex]";

/** A place in the page: the children of `parent` behind `before`, or all of them. */
interface Place {
  readonly parent: Element;
  readonly before: Node | null;
}

/**
 * Keeps the place of people who use the keyboard or a screen reader: when the element with the focus goes away or is switched off, its
 * neighbour gets the focus. Browsers would give it to the page, which starts again at its first control.
 */
export function startKeepingFocus(): void {
  let focused: Element | undefined;
  addEventListener("focusin", ({ target }) => {
    focused = target instanceof Element ? target : undefined;
  });
  addEventListener("focusout", ({ target }) =>
    queueMicrotask(() => {
      const isLeft = target === focused && document.activeElement !== target;
      if (isLeft && focused?.isConnected && !focused.matches(":disabled")) focused = undefined; // The user has left it.
    }),
  );
  new MutationObserver((changes) => {
    const { activeElement } = document;
    if (focused === undefined || (activeElement !== document.body && activeElement !== focused)) return;
    if (focused.isConnected) {
      if (focused.matches(":disabled")) neighbourOf(focused)?.focus({ preventScroll: true });
      return;
    }
    const removal = removalOf(focused, changes);
    if (removal) successorOf(focused, removal)?.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
}

/** The removal of the part of the page that had an element. */
interface Removal extends Place {
  readonly removed: Element;
}

function removalOf(element: Element, changes: readonly MutationRecord[]): Removal | undefined {
  for (const { target, removedNodes, previousSibling } of changes) {
    const removed = Array.from(removedNodes).find((node) => node.contains(element));
    if (!(removed instanceof Element && target instanceof Element && target.isConnected)) continue;
    return { removed, parent: target, before: previousSibling?.parentNode === target ? previousSibling : null };
  }
  return undefined;
}

/** Returns the control for the focus of one that is off: that before it, because it belongs to the same work. */
function neighbourOf(element: Element): HTMLElement | undefined {
  for (let { parentElement: parent } = element; parent !== null; parent = parent.parentElement) {
    const { behind, ahead } = reachableAround({ parent, before: element });
    const found = ahead.at(-1) ?? behind[0];
    if (found) return found;
  }
  return undefined;
}

/** Returns the control for the focus of one that is gone: its like in the next row of a list, or the nearest one. */
function successorOf(element: Element, { removed, parent, before }: Removal): HTMLElement | undefined {
  const next = before === null ? parent.firstElementChild : nextElement(before);
  const twin = [next, before].find((row) => row instanceof Element && isLike(row, removed));
  if (twin instanceof Element) {
    const fromEnd = allReachable(removed)
      .reverse()
      .indexOf(element as HTMLElement);
    const controls = allReachable(twin).filter(isShown).reverse();
    const found = controls[Math.min(Math.max(0, fromEnd), controls.length - 1)];
    if (found) return found;
  }
  let place: Place = { parent, before };
  for (;;) {
    const { behind, ahead } = reachableAround(place);
    const found = behind[0] ?? ahead.at(-1);
    const above: Element | null = place.parent.parentElement;
    if (found || above === null) return found;
    place = { parent: above, before: place.parent };
  }
}

function nextElement(node: Node): Element | null {
  let next = node.nextSibling;
  while (next !== null && !(next instanceof Element)) next = next.nextSibling;
  return next;
}

function isLike(one: Element, other: Element): boolean {
  return one.tagName === other.tagName && one.className === other.className && one.matches("li");
}

/** Returns the controls behind a place, and those ahead of it, among the children of its parent. */
function reachableAround({ parent, before }: Place) {
  const behind: HTMLElement[] = [];
  const ahead: HTMLElement[] = [];
  for (const control of allReachable(parent).filter(isShown)) {
    const isBehind =
      before === null ||
      (!before.contains(control) && (before.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    (isBehind ? behind : ahead).push(control);
  }
  return { behind, ahead };
}

function allReachable(within: Element): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(REACHABLE)].filter(({ tabIndex }) => tabIndex >= 0);
}

function isShown(control: HTMLElement): boolean {
  return control.checkVisibility();
}
