import type { Language } from '../../../session/index.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export type ViewText = keyof typeof zhCN;

export type Say = (key: ViewText, values?: Readonly<Record<string, string | number>>) => string;

const isViewText = (key: string): key is ViewText => Object.hasOwn(zhCN, key);

/** The view's own words in a language. */
export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    (language === 'en' ? en : zhCN)[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** A text whose key is put together; undefined where there is none. */
export const sayIfKnown = (say: Say, key: string): string | undefined => (isViewText(key) ? say(key) : undefined);
