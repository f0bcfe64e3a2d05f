import { Node } from '@tiptap/pm/model';
import { type ContentNode } from './json.ts';
import { sectionLevel } from './nodes/template.ts';
import { contentSchema } from './schema.ts';

/**
 * A line of the outline. `pos` is the ProseMirror position before the node. `minutes` is the planned time: of a step its own, of
 * a section the sum of its steps; null where none is written. `empty` says that nothing has been written under it.
 */
export interface OutlineEntry {
  readonly kind: 'fields' | 'section' | 'heading' | 'step';
  /** 1 is outermost. */
  readonly level: number;
  readonly text: string;
  readonly key: string | null;
  readonly required: boolean;
  readonly empty: boolean;
  readonly minutes: number | null;
  readonly pos: number;
}

/** The outline of content that is valid by the schema; throws where it is not (see `repairContent`). */
export function outline(content: ContentNode): OutlineEntry[] {
  return outlineOf(Node.fromJSON(contentSchema, content));
}

/** Headings, sections, field grids and the steps of process tables, in document order. */
export function outlineOf(doc: Node): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  /** Indices into `entries` of the headings that the current block stands under, outermost first. */
  let open: number[] = [];
  const markFilled = (): void => {
    for (const index of open) update(entries, index, { empty: false });
  };
  doc.forEach((node, pos) => {
    const heading = headingOf(node);
    if (heading) {
      open = open.filter((index) => (entries[index]?.level ?? 0) < heading.level);
      if (heading.kind === 'heading') markFilled();
      entries.push({ ...heading, pos });
      open.push(entries.length - 1);
    } else if (node.type.name === 'templateFieldGrid') {
      entries.push({
        kind: 'fields',
        level: 1,
        text: '',
        key: null,
        required: hasRequired(node),
        empty: hasMissing(node),
        minutes: null,
        pos,
      });
      open = [];
    } else {
      if (!isBlank(node)) markFilled();
      if (node.type.name === 'table') addSteps(entries, open, node, pos);
    }
  });
  return entries;
}

function update(entries: OutlineEntry[], index: number, change: Partial<OutlineEntry>): void {
  const entry = entries[index];
  if (entry) entries[index] = { ...entry, ...change };
}

function headingOf(node: Node): Omit<OutlineEntry, 'pos'> | undefined {
  const text = node.textContent.trim();
  switch (node.type.name) {
    case 'heading':
      return {
        kind: 'heading',
        level: Number(node.attrs['level']),
        text,
        key: null,
        required: false,
        empty: true,
        minutes: null,
      };
    case 'templateSection': {
      const key: unknown = node.attrs['key'];
      return {
        kind: 'section',
        level: sectionLevel(node.attrs['level']) - 1,
        text,
        key: typeof key === 'string' ? key : null,
        required: node.attrs['required'] === true,
        empty: true,
        minutes: null,
      };
    }
    default:
      return undefined;
  }
}

function hasRequired(grid: Node): boolean {
  return grid.children.some((field) => field.attrs['required'] === true);
}

/** Whether a required field is empty; where none is required, whether all are. */
function hasMissing(grid: Node): boolean {
  const required = grid.children.filter((field) => field.attrs['required'] === true);
  return required.length > 0 ? required.some(isBlank) : grid.children.every(isBlank);
}

/** Nothing that a reader would see: no text, formula, picture or mention. A table's header row does not count. */
export function isBlank(node: Node): boolean {
  if (node.isText) return (node.text ?? '').trim() === '';
  if (node.type.name === 'tableHeader' || node.type.name === 'hardBreak') return true;
  if (node.isLeaf) return false;
  return node.children.every(isBlank);
}

const minutesHeading = /^(?:min|mins|minutes|分钟|(?:时间|时长|用时)[（(](?:分钟|min)[）)])$/i;

/** Rows of a table that has a column of minutes become entries under the innermost open heading, and their sum its minutes. */
function addSteps(entries: OutlineEntry[], open: readonly number[], table: Node, tablePos: number): void {
  const column = table.firstChild?.children.findIndex((cell) => minutesHeading.test(cell.textContent.trim())) ?? -1;
  const parent = open.at(-1);
  if (column < 0 || parent === undefined) return;
  const level = (entries[parent]?.level ?? 0) + 1;
  let sum: number | null = null;
  table.forEach((row, offset, index) => {
    if (index === 0) return;
    const minutes = minutesOf(row.maybeChild(column));
    const text = row.firstChild?.textContent.trim() ?? '';
    if (minutes !== null) sum = (sum ?? 0) + minutes;
    if (text === '') return;
    entries.push({
      kind: 'step',
      level,
      text,
      key: null,
      required: false,
      empty: row.children.every((cell, at) => at === 0 || at === column || isBlank(cell)),
      minutes,
      pos: tablePos + 1 + offset,
    });
  });
  if (sum !== null) update(entries, parent, { minutes: sum });
}

function minutesOf(cell: Node | null): number | null {
  const digits = /^(\d{1,3})/.exec(cell?.textContent.trim() ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
