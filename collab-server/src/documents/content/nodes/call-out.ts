import { mergeAttributes, Node } from '@tiptap/core';
import { type ElementLike } from './attributes.ts';

export const calloutTones = ['note', 'tip', 'warning'] as const;
export type CalloutTone = (typeof calloutTones)[number];

/** The tone a value names; anything else is a plain note. */
export function calloutTone(value: unknown): CalloutTone {
  return calloutTones.find((tone) => tone === value) ?? 'note';
}

/** A boxed aside: `tone` is note, tip or warning; holds blocks. */
export const CallOut = Node.create({
  name: 'callOut',
  group: 'block',
  content: 'block+',
  defining: true,

  addAttributes() {
    return {
      tone: {
        default: 'note',
        parseHTML: (element: ElementLike) => calloutTone(element.getAttribute('data-tone')),
        renderHTML: (attributes: Record<string, unknown>) => ({ 'data-tone': calloutTone(attributes['tone']) }),
      },
    };
  },

  parseHTML() {
    return [{ tag: 'aside[data-type="call-out"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['aside', mergeAttributes(HTMLAttributes, { 'data-type': 'call-out' }), 0];
  },
});
