import { Fragment, type Mark, Node, type NodeType } from '@tiptap/pm/model';
import type { ContentMark, ContentNode } from './json.ts';
import { contentSchema } from './schema.ts';

/**
 * The nearest valid content to `content`, for readers that must go on: search, export, preview. Unknown nodes are replaced by
 * their children, unknown marks are dropped, text where only blocks may stand becomes a paragraph, and blocks where only text may
 * stand become their text. Text is never lost. The answer always passes the schema's check.
 */
export function repairContent(content: ContentNode): ContentNode {
  const straight = valid(() => Node.fromJSON(contentSchema, content));
  if (straight && straight.type === contentSchema.topNodeType) return straight.toJSON() as ContentNode;
  const blocks = asBlocks((content.content ?? []).flatMap(repairNode));
  const doc = contentSchema.topNodeType.createAndFill(null, Fragment.from(blocks));
  return (doc ?? contentSchema.topNodeType.createAndFill())?.toJSON() as ContentNode;
}

function valid(build: () => Node | null): Node | undefined {
  try {
    const node = build();
    node?.check();
    return node ?? undefined;
  } catch {
    return undefined;
  }
}

/** The nodes that stand for one node of unknown quality; several where an unknown wrapper is taken off. */
function repairNode(node: ContentNode): Node[] {
  if (typeof node.text === 'string') {
    return node.text === '' ? [] : [contentSchema.text(node.text, knownMarks(node.marks ?? []))];
  }
  const children = (node.content ?? []).flatMap(repairNode);
  const type = contentSchema.nodes[node.type];
  if (!type || type === contentSchema.topNodeType || type.isText) return children;
  const fitting = fit(type, children);
  const built = valid(() => type.createAndFill(knownAttrs(type, node.attrs ?? {}), Fragment.from(fitting)));
  return built ? [built] : children;
}

/** Children in the form that the type takes. */
function fit(type: NodeType, children: readonly Node[]): readonly Node[] {
  if (type.isLeaf) return [];
  if (type.inlineContent) return children.flatMap((child) => (child.isInline ? [child] : inlineOf(child)));
  return type.validContent(Fragment.from(children)) ? children : asBlocks(children);
}

function inlineOf(node: Node): Node[] {
  const inline: Node[] = [];
  node.descendants((child) => {
    if (!child.isInline) return true;
    inline.push(child);
    return false;
  });
  return inline;
}

/** Runs of inline nodes are put into paragraphs; parts of tables and lists that stand alone give up their content. */
function asBlocks(nodes: readonly Node[]): Node[] {
  const blocks: Node[] = [];
  let run: Node[] = [];
  const close = (): void => {
    if (run.length > 0)
      blocks.push(contentSchema.nodes['paragraph']?.createAndFill(null, Fragment.from(run)) ?? fail());
    run = [];
  };
  for (const node of nodes) {
    if (node.isInline) run.push(node);
    else {
      close();
      if (node.type.isInGroup('block')) blocks.push(node);
      else blocks.push(...asBlocks(node.children));
    }
  }
  close();
  return blocks;
}

function fail(): never {
  throw new Error('The content schema has no paragraph that takes text');
}

function knownMarks(marks: readonly ContentMark[]): Mark[] {
  return marks.flatMap((mark) => {
    const type = contentSchema.marks[mark.type];
    return type ? [type.create(mark.attrs ?? null)] : [];
  });
}

function knownAttrs(type: NodeType, attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = Object.keys(type.spec.attrs ?? {});
  return Object.fromEntries(Object.entries(attrs).filter(([name]) => known.includes(name)));
}
