import { type ContentNode, type TemplateId, templateContent } from '../documents/index.ts';

/** What is written into a template: text for its fields by key, blocks for its sections by key. */
export type Filling = {
  readonly fields?: Readonly<Record<string, string>>;
  readonly sections?: Readonly<Record<string, readonly Block[]>>;
};

/** A block of content, or the rows to put into the section's own table. */
export type Block = ContentNode | TableRows;
type TableRows = { readonly rows: readonly (readonly string[])[] };

/** Text with `$…$` for formulas and `**…**` for strong words. */
function inline(text: string): ContentNode[] {
  return text.split(/(\$[^$]+\$|\*\*[^*]+\*\*)/).flatMap((part): ContentNode[] => {
    if (part === '') return [];
    if (part.startsWith('$')) return [{ type: 'inlineMath', attrs: { latex: part.slice(1, -1) } }];
    if (part.startsWith('**')) return [{ type: 'text', text: part.slice(2, -2), marks: [{ type: 'bold' }] }];
    return [{ type: 'text', text: part }];
  });
}

export function p(text: string): ContentNode {
  return { type: 'paragraph', content: inline(text) };
}

export function h(level: 1 | 2 | 3, text: string): ContentNode {
  return { type: 'heading', attrs: { level }, content: inline(text) };
}

export function ol(...items: readonly string[]): ContentNode {
  return { type: 'orderedList', content: items.map((item) => ({ type: 'listItem', content: [p(item)] })) };
}

export function ul(...items: readonly string[]): ContentNode {
  return { type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [p(item)] })) };
}

export function tasks(...items: readonly (readonly [done: boolean, text: string])[]): ContentNode {
  return {
    type: 'taskList',
    content: items.map(([checked, text]) => ({ type: 'taskItem', attrs: { checked }, content: [p(text)] })),
  };
}

export function math(latex: string): ContentNode {
  return { type: 'blockMath', attrs: { latex } };
}

export function note(tone: 'note' | 'tip' | 'warning', ...texts: readonly string[]): ContentNode {
  return { type: 'callOut', attrs: { tone }, content: texts.map(p) };
}

export function rows(...cells: readonly (readonly string[])[]): TableRows {
  return { rows: cells };
}

export function document(...blocks: readonly ContentNode[]): ContentNode {
  return { type: 'doc', content: blocks };
}

/** A template filled in; throws for a key that it does not have, so that no demo text gets lost. */
export function fill(template: TemplateId, { fields = {}, sections = {} }: Filling): ContentNode {
  const unused = new Set([...Object.keys(fields), ...Object.keys(sections)]);
  const blocks: ContentNode[] = [];
  let written: readonly Block[] | undefined;
  for (const block of templateContent(template).content ?? []) {
    const key = keyOf(block);
    if (block.type === 'templateFieldGrid') blocks.push(fillFields(block, fields, unused));
    else if (block.type === 'templateSection') {
      blocks.push(block);
      written = sections[key];
      unused.delete(key);
    } else if (written) {
      blocks.push(...written.map((each) => ('rows' in each ? fillTable(block, each) : each)));
      written = undefined;
    } else blocks.push(block);
  }
  if (unused.size > 0) throw new Error(`the template ${template} has no ${[...unused].join(', ')}`);
  return { type: 'doc', content: blocks };
}

function keyOf(node: ContentNode): string {
  const key = node.attrs?.['key'];
  return typeof key === 'string' ? key : '';
}

function fillFields(grid: ContentNode, fields: Readonly<Record<string, string>>, unused: Set<string>): ContentNode {
  return {
    ...grid,
    content: (grid.content ?? []).map((field) => {
      const key = keyOf(field);
      const text = fields[key];
      unused.delete(key);
      return text === undefined ? field : { ...field, content: inline(text) };
    }),
  };
}

/** Keeps the table's header and its column widths. */
function fillTable(table: ContentNode, { rows: written }: TableRows): ContentNode {
  const [header] = table.content ?? [];
  const columns = header?.content ?? [];
  if (!header || written.some((row) => row.length !== columns.length))
    throw new Error('the rows do not fit the columns of the table');
  return {
    ...table,
    content: [
      header,
      ...written.map((row) => ({
        type: 'tableRow',
        content: row.map((text, index) => ({
          type: 'tableCell',
          attrs: columns[index]?.attrs ?? {},
          content: text.split('\n').map(p),
        })),
      })),
    ],
  };
}
