import type { BoardState, StageEvent } from '@tongyan/media/timeline';

/** As much of an element of Excalidraw as keeping it in a log takes. */
export interface BoardElement {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly versionNonce: number;
  readonly isDeleted: boolean;
}

/** Others need files or foreign pages, which a stage does not carry. */
const KEPT_TYPES: ReadonlySet<string> = new Set([
  'rectangle',
  'ellipse',
  'diamond',
  'line',
  'arrow',
  'freedraw',
  'text',
]);
/** The log takes no more for one element. */
const MOST_CHARACTERS = 32_768;
/** Hundredths of a unit of the board are finer than anybody sees. */
const PARTS = 100;

/** An id of Excalidraw may begin with a mark, one of the log may not. */
const logIdOf = ({ id }: Pick<BoardElement, 'id'>): string => `e${id}`;
const stampOf = ({ version, versionNonce }: BoardElement): string => `${version}.${versionNonce}`;

const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * PARTS) / PARTS : value;

/** Null where it is larger than the log takes, however much it is thinned. */
function written(element: BoardElement): string | null {
  let thinner: BoardElement & { readonly points?: unknown; readonly pressures?: unknown } = element;
  for (;;) {
    const text = JSON.stringify(thinner, rounded);
    if (text.length <= MOST_CHARACTERS) return text;
    const { points, pressures } = thinner;
    if (element.type !== 'freedraw' || !Array.isArray(points) || points.length < MOST_POINTS_LEFT) return null;
    thinner = {
      ...thinner,
      points: everySecond(points),
      pressures: everySecond(Array.isArray(pressures) ? pressures : []),
    };
  }
}

const MOST_POINTS_LEFT = 8;

const everySecond = (values: readonly unknown[]): readonly unknown[] =>
  values.filter((_, index) => index % 2 === 0 || index === values.length - 1);

/** Tells what has changed on a board since it was told last. */
export class BoardChanges {
  /** By the log's ids: the state that the log has, or will have. */
  readonly #told = new Map<string, string>();

  /** What the log shows need not be told again. */
  know(elements: readonly BoardElement[]): void {
    for (const element of elements) this.#told.set(logIdOf(element), stampOf(element));
  }

  /** @param elements all of them, those that were deleted too */
  since(elements: readonly BoardElement[]): readonly StageEvent[] {
    return elements.flatMap((element): readonly StageEvent[] => {
      const elementId = logIdOf(element);
      const told = this.#told.get(elementId);
      if (element.isDeleted) {
        if (told === undefined) return [];
        this.#told.delete(elementId);
        return [{ kind: 'board.erase', elementId }];
      }
      if (told === stampOf(element) || !KEPT_TYPES.has(element.type)) return [];
      const text = written(element);
      if (text === null) return [];
      this.#told.set(elementId, stampOf(element));
      return [{ kind: 'board.put', elementId, element: text }];
    });
  }
}

const isElement = (value: unknown): value is BoardElement => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, type, version } = value as Partial<Record<keyof BoardElement, unknown>>;
  return typeof id === 'string' && typeof version === 'number' && typeof type === 'string' && KEPT_TYPES.has(type);
};

/** The elements of a board of the log, from the lowest to the highest; what is none is left out. */
export function elementsOf(board: BoardState | undefined): readonly BoardElement[] {
  const elements = (board?.elements ?? []).flatMap(({ element }): readonly BoardElement[] => {
    try {
      const read: unknown = JSON.parse(element);
      return isElement(read) ? [read] : [];
    } catch {
      return [];
    }
  });
  return elements.toSorted((a, b) => compare(heightOf(a), heightOf(b)));
}

/** Excalidraw keeps the order as a text that sorts. */
const heightOf = (element: BoardElement & { readonly index?: unknown }): string =>
  typeof element.index === 'string' ? element.index : '';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
