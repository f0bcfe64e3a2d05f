import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { say } from '../strings/index.ts';

let lastLabelId = 0;

/** A labelled field: the label is the template's and cannot be written in, the value is text like any other. */
export function fieldView(): NodeViewRenderer {
  return ({ node }) => {
    lastLabelId += 1;
    const dom = document.createElement('div');
    dom.dataset['type'] = 'template-field';
    const label = document.createElement('span');
    label.className = 'field-label';
    label.contentEditable = 'false';
    label.id = `field-label-${lastLabelId}`;
    const value = document.createElement('span');
    value.className = 'field-value';
    value.setAttribute('role', 'group');
    value.setAttribute('aria-labelledby', label.id);
    dom.append(label, value);

    const show = (next: Node): void => {
      const required = next.attrs['required'] === true;
      label.textContent = String(next.attrs['label'] ?? '');
      if (required) {
        const mark = document.createElement('sup');
        mark.className = 'required-mark';
        mark.textContent = '*';
        mark.title = say('required');
        label.append(mark);
      }
      value.dataset['placeholder'] = say('fieldPlaceholder');
      value.toggleAttribute('data-empty', next.content.size === 0);
    };
    show(node);

    return {
      dom,
      contentDOM: value,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !value.contains(mutation.target),
    };
  };
}
