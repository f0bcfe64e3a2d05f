import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { cleanOfficeHtml } from './office-html.ts';

/** Word, WPS and Excel put more than text on the clipboard: it is put right before the schema reads it. */
export const OfficePaste = Extension.create({
  name: 'officePaste',

  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: (html) => cleanOfficeHtml(html) } })];
  },
});
