import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { say } from '../strings/index.ts';
import type { EditorUiStore } from '../ui-store.ts';
import { loadKatex, renderMath } from './katex.ts';
import { reachSideways } from './sideways.ts';

/** Shows a formula; pressing it opens the dialog where it can be edited. */
export function mathView(display: 'inline' | 'block', ui: EditorUiStore): NodeViewRenderer {
  return ({ node, getPos, editor }) => {
    const dom = document.createElement(display === 'inline' ? 'span' : 'div');
    dom.className = `math math-${display}`;
    const formula = dom.appendChild(document.createElement('span'));
    const release = display === 'block' ? reachSideways(dom, formula, say('mathScrolls'), false) : () => {};
    let latex = '';

    const show = (next: Node): void => {
      const value: unknown = next.attrs['latex'];
      const wanted = typeof value === 'string' ? value : '';
      if (wanted === latex && formula.hasChildNodes()) return;
      latex = wanted;
      formula.textContent = latex;
      dom.removeAttribute('data-error');
      dom.title = '';
      loadKatex().then(
        (katex) => {
          if (wanted !== latex) return;
          const result = renderMath(katex, latex, formula, display === 'block');
          if (result.ok) return;
          dom.dataset['error'] = '';
          dom.title = say('mathError', { message: result.message });
        },
        () => {
          dom.title = say('mathLoadFailed');
        },
      );
    };
    show(node);

    dom.addEventListener('click', () => {
      const pos = getPos();
      if (editor.isEditable && pos !== undefined) ui.set({ dialog: { kind: 'math', display, latex, pos } });
    });

    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      // While it has the focus itself, the arrow keys scroll it.
      stopEvent: (event) =>
        event.type === 'keydown' &&
        event.target === dom &&
        event instanceof KeyboardEvent &&
        /^Arrow(?:Left|Right)$/u.test(event.key),
      ignoreMutation: () => true,
      destroy: release,
    };
  };
}
