/** Document content as JSON: the shape ProseMirror's `Node.toJSON()` gives, and what templates and imports are written in. */
export interface ContentMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

export interface ContentNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly ContentNode[];
  readonly marks?: readonly ContentMark[];
  readonly text?: string;
}

/** Calls `visit` for every node in document order; a visit that answers `false` skips the node's children. */
export function walkContent(
  node: ContentNode,
  visit: (node: ContentNode, parent: ContentNode | undefined) => boolean | void,
): void {
  const step = (current: ContentNode, parent: ContentNode | undefined): void => {
    if (visit(current, parent) === false) return;
    for (const child of current.content ?? []) step(child, current);
  };
  step(node, undefined);
}

/** A string attribute, or '' where it is absent or of another type (content from the network may hold anything). */
export function stringAttr(node: ContentNode, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
}
