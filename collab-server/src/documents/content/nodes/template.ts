import { mergeAttributes, Node } from '@tiptap/core';
import { dataAttribute, dataFlag, type ElementLike } from './attributes.ts';

/** The header grid of a template: nothing but fields, shown as label and value in columns. */
export const TemplateFieldGrid = Node.create({
  name: 'templateFieldGrid',
  group: 'block',
  content: 'templateField+',
  isolating: true,
  defining: true,

  parseHTML() {
    return [{ tag: 'div[data-type="template-fields"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-type': 'template-fields' }), 0];
  },
});

/** One labelled field. `key` is the same in every language, `label` is what people read, the value is inline content. */
export const TemplateField = Node.create({
  name: 'templateField',
  content: 'inline*',
  isolating: true,
  defining: true,
  selectable: false,

  addAttributes() {
    return {
      key: dataAttribute('data-key', 'key'),
      label: dataAttribute('data-label', 'label', ''),
      required: dataFlag('data-required', 'required'),
    };
  },

  parseHTML() {
    return [{ tag: 'div[data-type="template-field"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-type': 'template-field' }), 0];
  },
});

/** The heading of a template's section, with the mark of a section that must be filled. `level` is 2 or 3. */
export const TemplateSection = Node.create({
  name: 'templateSection',
  group: 'block',
  content: 'inline*',
  defining: true,

  addAttributes() {
    return {
      key: dataAttribute('data-key', 'key'),
      required: dataFlag('data-required', 'required'),
      level: {
        default: 2,
        parseHTML: (element: ElementLike) => sectionLevel(element.getAttribute('data-level')),
        renderHTML: (attributes: Record<string, unknown>) => ({
          'data-level': String(sectionLevel(attributes['level'])),
        }),
      },
    };
  },

  parseHTML() {
    return [
      { tag: 'h2[data-type="template-section"]', priority: 60 },
      { tag: 'h3[data-type="template-section"]', priority: 60 },
    ];
  },

  renderHTML({ node, HTMLAttributes }) {
    return [
      `h${sectionLevel(node.attrs['level'])}`,
      mergeAttributes(HTMLAttributes, { 'data-type': 'template-section' }),
      0,
    ];
  },
});

/** 3 for a subsection, 2 for everything else. */
export function sectionLevel(value: unknown): 2 | 3 {
  return value === 3 || value === '3' ? 3 : 2;
}
