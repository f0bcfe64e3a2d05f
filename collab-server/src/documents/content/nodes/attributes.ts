/**
 * Attribute definitions that nodes share. The schema runs in Node, which has no DOM, and in browsers; so elements are
 * named here by the little that parsing needs of them.
 */
export interface ElementLike {
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

/** An attribute kept in HTML as `data-<name>`; `null` is not written. */
export function dataAttribute(htmlName: string, attrName: string, fallback: string | null = null) {
  return {
    default: fallback,
    parseHTML: (element: ElementLike) => element.getAttribute(htmlName) ?? fallback,
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[attrName];
      return typeof value === 'string' ? { [htmlName]: value } : {};
    },
  };
}

/** A flag kept in HTML as a `data-` attribute that is present (true) or absent (false). */
export function dataFlag(htmlName: string, attrName: string) {
  return {
    default: false,
    parseHTML: (element: ElementLike) => element.getAttribute(htmlName) !== null,
    renderHTML: (attributes: Record<string, unknown>) => (attributes[attrName] === true ? { [htmlName]: '' } : {}),
  };
}

/** A whole number within bounds, or `null`. Anything else (a hostile or mistyped value) reads as `null`. */
export function boundedInteger(value: unknown, least: number, most: number): number | null {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' ? Number.parseInt(value, 10) : Number.NaN;
  if (!Number.isFinite(number)) return null;
  const rounded = Math.round(number);
  return rounded < least || rounded > most ? null : rounded;
}
