import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { say } from '../strings/index.ts';
import { reachSideways } from './sideways.ts';

/** Languages on offer, each under its own name; one that a file brought stays, whatever it is. */
const languages: Readonly<Record<string, string>> = {
  python: 'Python',
  c: 'C',
  cpp: 'C++',
  java: 'Java',
  javascript: 'JavaScript',
  html: 'HTML',
  css: 'CSS',
  sql: 'SQL',
  json: 'JSON',
  bash: 'Shell',
};

/** Code, and at its corner the language that it is in: a choice for who may write, a word for who reads. */
export function codeView(): NodeViewRenderer {
  return ({ node, getPos, editor, view }) => {
    const dom = document.createElement('div');
    dom.className = 'code-block';
    const pre = document.createElement('pre');
    const code = document.createElement('code');
    pre.append(code);
    const corner = document.createElement('div');
    corner.className = 'code-language';
    corner.contentEditable = 'false';
    const select = document.createElement('select');
    select.setAttribute('aria-label', say('codeLanguage'));
    // After the code, so that Tab leads from the code to its language.
    dom.append(pre, corner);
    const release = reachSideways(pre, code, say('codeScrolls'), view.editable);

    const show = (next: Node): void => {
      const language = languageOf(next);
      if (!view.editable) {
        corner.textContent = languages[language] ?? language;
        corner.hidden = language === '';
        return;
      }
      if (!corner.contains(select)) corner.append(select);
      const offered = Object.entries(languages);
      if (language !== '' && languages[language] === undefined) offered.push([language, language]);
      select.replaceChildren(
        new Option(say('codePlain'), ''),
        ...offered.map(([value, name]) => new Option(name, value)),
      );
      select.value = language;
    };
    show(node);

    select.addEventListener('change', () => {
      const pos = getPos();
      if (pos === undefined) return;
      const language = select.value === '' ? null : select.value;
      view.dispatch(view.state.tr.setNodeAttribute(pos, 'language', language));
      editor.commands.focus();
    });

    return {
      dom,
      contentDOM: code,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      stopEvent: (event) => event.target instanceof globalThis.Node && corner.contains(event.target),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !code.contains(mutation.target),
      destroy: release,
    };
  };
}

function languageOf(node: Node): string {
  const language: unknown = node.attrs['language'];
  return typeof language === 'string' ? language : '';
}
