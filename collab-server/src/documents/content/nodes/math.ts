import { mergeAttributes, Node } from '@tiptap/core';
import { dataAttribute, type ElementLike } from './attributes.ts';

/** The TeX of the annotation that KaTeX puts into its MathML, so that formulas copied from a web page stay formulas. */
const latexOfElement = (element: ElementLike): string => element.getAttribute('data-latex') ?? '';

/** A formula in a line of text; `latex` is TeX as KaTeX understands it. */
export const InlineMath = Node.create({
  name: 'inlineMath',
  group: 'inline',
  inline: true,
  atom: true,

  addAttributes() {
    return { latex: { ...dataAttribute('data-latex', 'latex', ''), parseHTML: latexOfElement } };
  },

  parseHTML() {
    return [{ tag: 'span[data-type="inline-math"]' }];
  },

  renderHTML({ node, HTMLAttributes }) {
    return [
      'span',
      mergeAttributes(HTMLAttributes, { 'data-type': 'inline-math' }),
      `$${String(node.attrs['latex'])}$`,
    ];
  },

  renderText({ node }) {
    return `$${String(node.attrs['latex'])}$`;
  },
});

/** A formula of its own line. */
export const BlockMath = Node.create({
  name: 'blockMath',
  group: 'block',
  atom: true,

  addAttributes() {
    return { latex: { ...dataAttribute('data-latex', 'latex', ''), parseHTML: latexOfElement } };
  },

  parseHTML() {
    return [{ tag: 'div[data-type="block-math"]' }];
  },

  renderHTML({ node, HTMLAttributes }) {
    return [
      'div',
      mergeAttributes(HTMLAttributes, { 'data-type': 'block-math' }),
      `$$${String(node.attrs['latex'])}$$`,
    ];
  },

  renderText({ node }) {
    return `$$${String(node.attrs['latex'])}$$`;
  },
});
