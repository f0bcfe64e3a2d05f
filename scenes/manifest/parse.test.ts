import { describe, expect, it } from 'vitest';

import { parseSceneManifest } from './parse.ts';

const motorStarter = {
  id: 'motor-starter',
  version: '1.0.0',
  title: { 'zh-CN': '三相异步电动机星-三角降压启动', en: 'Star-delta starting of a three-phase motor' },
  summary: { 'zh-CN': '接线、断电验电、整定与排故。', en: 'Wiring, proving dead, setting and fault finding.' },
  industry: 'advancedManufacturing',
  levels: ['secondaryVocational', 'higherVocational'],
  occupations: [{ title: { 'zh-CN': '电工', en: 'Electrician' }, code: '6-31-01-03' }],
  certificates: [{ name: { 'zh-CN': '低压电工作业', en: 'Low-voltage electrical work' } }],
};

function pointersOf(value: unknown): readonly string[] {
  const parsed = parseSceneManifest(value);
  return parsed.ok ? [] : parsed.problems.map(({ pointer }) => pointer);
}

describe('parseSceneManifest', () => {
  it('takes a whole manifest as it is', () => {
    expect(parseSceneManifest(motorStarter)).toEqual({ ok: true, manifest: motorStarter });
  });

  it.each([
    ['an id that is no folder name', { id: 'Motor Starter' }, '/id'],
    ['a version of two numbers', { version: '1.0' }, '/version'],
    ['a title without English', { title: { 'zh-CN': '德化白瓷烧成' } }, '/title'],
    ['an unknown industry', { industry: 'mining' }, '/industry'],
    ['no level', { levels: [] }, '/levels'],
    ['a level twice', { levels: ['undergraduate', 'undergraduate'] }, '/levels'],
    [
      'a malformed occupation code',
      { occupations: [{ ...motorStarter.occupations[0], code: '63101' }] },
      '/occupations/0/code',
    ],
  ])('refuses %s and says where', (_what, change, pointer) => {
    expect(pointersOf({ ...motorStarter, ...change })).toContain(pointer);
  });

  it('refuses a field that it does not know, as a misspelt one would be lost', () => {
    expect(pointersOf({ ...motorStarter, certificate: [] })).toContain('/certificate');
  });

  it('reports every problem at once', () => {
    expect(pointersOf({ ...motorStarter, id: '', version: 'x' })).toEqual(expect.arrayContaining(['/id', '/version']));
  });

  it.each([[undefined], [null], ['motor-starter'], [[]]])('refuses %o', (value) => {
    expect(parseSceneManifest(value).ok).toBe(false);
  });
});
