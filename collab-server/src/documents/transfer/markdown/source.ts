import type { Definition, FootnoteDefinition, Nodes } from 'mdast';
import type { ImageShelf } from '../imported.ts';
import type { Warnings } from '../warnings.ts';

/** What reading one Markdown text needs to know everywhere. */
export type MarkdownSource = {
  /** The text that positions in the tree refer to. */
  readonly markdown: string;
  readonly warnings: Warnings;
  readonly shelf: ImageShelf;
  readonly findPicture: (path: string) => Uint8Array | undefined;
  readonly footnotes: Map<string, FootnoteDefinition>;
  readonly definitions: Map<string, Definition>;
  /** Footnotes being read: one that refers to itself is not read again. */
  readonly openFootnotes: Set<string>;
};

/** The text of a tree's node as it is written. */
export function rawText(part: Nodes, { markdown }: MarkdownSource): string {
  return markdown.slice(part.position?.start.offset ?? 0, part.position?.end.offset ?? 0);
}
