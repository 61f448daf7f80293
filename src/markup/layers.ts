import { createLineIndex } from "./line-index.js";
import { type Directive, type PortableMarkedText, toPortableMarkedText } from "./marked-text.js";
import { outermostFirst } from "./marked-text-builder.js";
import type { OffsetMap } from "./offset-map.js";

/**
 * Combines two layers of markup into one marked text, whose source is that of `lower`.
 *
 * @param upper the result of parsing `lower.text`
 */
export function layOver(
  lower: PortableMarkedText,
  upper: PortableMarkedText & { readonly map: OffsetMap },
): PortableMarkedText {
  const placeOf = createLineIndex(lower.source);
  const lifted = lower.directives.map(
    (directive): Directive => ({
      ...directive,
      range: { start: upper.map.toText(directive.range.start), end: upper.map.toText(directive.range.end) },
    }),
  );
  const problems = upper.problems.map(({ message, source }) => {
    const range = lower.toSource(source);
    return { message, source: range, ...placeOf(range.start) };
  });
  return toPortableMarkedText({
    source: lower.source,
    text: upper.text,
    directives: [...lifted.filter(({ range }) => range.end > range.start), ...upper.directives].sort(outermostFirst),
    breaks: [...lower.breaks.map((it) => ({ ...it, at: upper.map.toText(it.at) })), ...upper.breaks].sort(
      (a, b) => a.at - b.at,
    ),
    problems: [...lower.problems, ...problems].sort((a, b) => a.source.start - b.source.start),
    offsets: [...upper.offsets, ...lower.offsets],
    edges: { ...lower.edges, open: upper.edges.open },
  });
}
