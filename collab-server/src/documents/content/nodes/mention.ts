import { mergeAttributes, Node } from '@tiptap/core';
import { dataAttribute, type ElementLike } from './attributes.ts';

export const mentionKinds = ['person', 'document'] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** The kind a value names; anything else is a person. */
export function mentionKind(value: unknown): MentionKind {
  return mentionKinds.find((kind) => kind === value) ?? 'person';
}

/** `@person` or a link to a document by id; `label` is the name when it was written. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,

  addAttributes() {
    return {
      kind: {
        default: 'person',
        parseHTML: (element: ElementLike) => mentionKind(element.getAttribute('data-kind')),
        renderHTML: (attributes: Record<string, unknown>) => ({ 'data-kind': mentionKind(attributes['kind']) }),
      },
      id: dataAttribute('data-id', 'id'),
      label: dataAttribute('data-label', 'label', ''),
    };
  },

  parseHTML() {
    return [{ tag: 'span[data-type="mention"]' }];
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { 'data-type': 'mention' }), mentionText(node.attrs)];
  },

  renderText({ node }) {
    return mentionText(node.attrs);
  },
});

/** A mention as plain text: `@name` for a person, 《title》 for a document. */
export function mentionText(attrs: Readonly<Record<string, unknown>>): string {
  const label = typeof attrs['label'] === 'string' ? attrs['label'] : '';
  return mentionKind(attrs['kind']) === 'person' ? `@${label}` : `《${label}》`;
}
