import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en.ts';
import source from './zh-CN.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    documentEditor: typeof source;
  }
}

export type EditorStringKey = keyof typeof source;
/** Keys of strings that stand as they are, without values in them. */
export type PlainStringKey = {
  [Key in EditorStringKey]: (typeof source)[Key] extends `${string}{{${string}` ? never : Key;
}[EditorStringKey];
export type EditorText = TFunction<'documentEditor'>;

// Both languages come with the editor's chunk: the slash menu is searched in both, whichever is on the screen.
i18next.addResourceBundle('zh-CN', 'documentEditor', source);
i18next.addResourceBundle('en', 'documentEditor', en);

/** A string in both languages. */
export function both(key: EditorStringKey): readonly [chinese: string, english: string] {
  return [source[key], en[key]];
}

export function useEditorText(): EditorText {
  return useTranslation('documentEditor').t;
}

/** A string in the language on the screen, for ProseMirror's views, which are no React components. */
export function say(key: EditorStringKey, values: Record<string, string | number> = {}): string {
  const translate = i18next.t as (key: string, options: Record<string, unknown>) => string;
  return translate(key, { ns: 'documentEditor', ...values });
}
