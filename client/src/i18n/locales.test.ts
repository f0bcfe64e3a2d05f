import { describe, expect, it } from 'vitest';
import baseEnglish from './base/en.ts';
import baseChinese from './base/zh-CN.ts';

type Table = Readonly<Record<string, string>>;

const features = import.meta.glob<{ default: Table }>(
  ['../features/*/strings/{zh-CN,en}.ts', '../live/strings/{zh-CN,en}.ts'],
  { eager: true },
);

function tablesIn(language: 'zh-CN' | 'en'): Record<string, Table> {
  const tables: Record<string, Table> = { ...(language === 'en' ? baseEnglish : baseChinese) };
  for (const [path, module] of Object.entries(features)) {
    const [, feature, found] = /\/([^/]+)\/strings\/(.+)\.ts$/u.exec(path) ?? [];
    if (feature !== undefined && found === language) tables[feature] = module.default;
  }
  return tables;
}

const chinese = tablesIn('zh-CN');
const english = tablesIn('en');

/** Chinese has one plural form, English two: `…_one` and `…_other` count as the one key `…_other`. */
function keysOf(table: Table | undefined): string[] {
  return [...new Set(Object.keys(table ?? {}).map((key) => key.replace(/_one$/u, '_other')))].toSorted();
}

function variablesOf(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? '').toSorted();
}

describe('both languages', () => {
  it('have the same namespaces', () => {
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(chinese).toSorted());
  });

  it.each(Object.keys(chinese))('%s: have the same keys', (namespace) => {
    expect(keysOf(english[namespace])).toEqual(keysOf(chinese[namespace]));
  });

  it.each(Object.keys(chinese))('%s: leave nothing empty and name the same values', (namespace) => {
    for (const [key, text] of Object.entries(chinese[namespace] ?? {})) {
      const translated = english[namespace]?.[key];
      expect(text.trim(), `${namespace}:${key}`).not.toBe('');
      expect(translated?.trim(), `${namespace}:${key}`).not.toBe('');
      expect(variablesOf(translated), `${namespace}:${key}`).toEqual(variablesOf(text));
    }
  });
});
