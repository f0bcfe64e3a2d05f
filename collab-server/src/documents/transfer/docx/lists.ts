import type { ContentNode } from '../../content/index.ts';
import { itemContent, node } from '../build.ts';

export type ItemKind = { readonly kind: 'bullet' | 'ordered' } | { readonly kind: 'task'; readonly checked: boolean };

type OpenList = {
  readonly level: number;
  readonly kind: ItemKind['kind'];
  readonly id: string;
  readonly start: number;
  readonly items: { readonly kind: ItemKind; readonly blocks: ContentNode[] }[];
  /** Where the finished list goes: the item it is nested in, or the body. */
  readonly into: ContentNode[];
};

/** Word's lists are paragraphs with a level; this nests them. */
export class ListBuilder {
  readonly #body: ContentNode[] = [];
  readonly #open: OpenList[] = [];
  /** How many items each numbering has had at each level: it goes on after other text, and begins anew below another item. */
  readonly #counts = new Map<string, number>();

  /**
   * A block that is no list item; with a level it belongs to the last item at that level, where one is open.
   */
  block(blocks: readonly ContentNode[], level: number | undefined): void {
    const owner = level === undefined ? -1 : this.#open.findLastIndex((list) => list.level <= level);
    this.#closeTo(owner + 1);
    const item = this.#open.at(-1)?.items.at(-1);
    (item ? item.blocks : this.#body).push(...blocks);
  }

  item(kind: ItemKind, level: number, id: string, start: number, blocks: readonly ContentNode[]): void {
    const keep = this.#open.findLastIndex((list) => list.level < level);
    const same = this.#open[keep + 1];
    const goesOn = same !== undefined && same.level === level && same.kind === kind.kind && same.id === id;
    this.#closeTo(goesOn ? keep + 2 : keep + 1);
    const key = `${id} ${level}`;
    if (!goesOn) {
      const into = this.#open.at(-1)?.items.at(-1)?.blocks ?? this.#body;
      this.#open.push({ level, kind: kind.kind, id, start: start + (this.#counts.get(key) ?? 0), items: [], into });
    }
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    for (const counted of this.#counts.keys()) {
      if (counted.startsWith(`${id} `) && Number(counted.slice(id.length + 1)) > level) this.#counts.delete(counted);
    }
    this.#open.at(-1)?.items.push({ kind, blocks: [...blocks] });
  }

  /** Everything read so far; lists that are open are ended. */
  blocks(): ContentNode[] {
    this.#closeTo(0);
    return this.#body;
  }

  #closeTo(count: number): void {
    while (this.#open.length > count) {
      const list = this.#open.pop();
      if (list) list.into.push(finish(list));
    }
  }
}

function finish({ kind, start, items }: OpenList): ContentNode {
  const content = items.map((item) =>
    item.kind.kind === 'task'
      ? node('taskItem', itemContent(item.blocks), { checked: item.kind.checked })
      : node('listItem', itemContent(item.blocks)),
  );
  if (kind === 'task') return node('taskList', content);
  return kind === 'ordered' ? node('orderedList', content, { start, type: null }) : node('bulletList', content);
}
