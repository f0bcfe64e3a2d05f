import type { Language } from '../../../session/index.ts';
import { EN } from './en.ts';
import { type WordKey, ZH_CN } from './zh-cn.ts';

/** A word of the view in a language, with what is filled into `{name}`. */
export type Word = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const made = new Map<Language, Word>();

/** The same function for the same language, so that it may stand among the dependencies of hooks. */
export function wordsOf(language: Language): Word {
  const known = made.get(language);
  if (known !== undefined) return known;
  const table: Readonly<Record<WordKey, string>> = language === 'en' ? EN : ZH_CN;
  const word: Word = (key, values = {}) =>
    table[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  made.set(language, word);
  return word;
}

export type { WordKey };
