import { describe, expect, it } from 'vitest';
import type { Exercise } from '../desk/types.ts';
import { byScene, certificatesOf, everything, fitting, industriesOf } from './filter.ts';

const certificate = { 'zh-CN': '低压电工作业', en: 'Low-voltage electrical work' };
const exercise = (more: Partial<Exercise>): Exercise => ({
  sceneId: 's',
  exerciseId: 'e',
  title: { 'zh-CN': '星三角启动', en: 'Star-delta' },
  summary: { 'zh-CN': '接线', en: 'Wiring' },
  industry: 'advancedManufacturing',
  levels: [],
  occupations: [{ title: { 'zh-CN': '电工', en: 'Electrician' }, code: null }],
  certificates: [certificate],
  modes: ['practice'],
  minutes: 60,
  total: 100,
  passShare: 0.6,
  faultCount: { of: 0, least: 0, most: 0 },
  mine: { assigned: 0, attempts: 0, bestShare: null, passed: false, openAttemptId: null },
  ...more,
});
const motor = exercise({});
const mill = exercise({
  exerciseId: 'mill',
  title: { 'zh-CN': '铣削', en: 'Milling' },
  certificates: [],
  occupations: [],
});
const tea = exercise({
  exerciseId: 'tea',
  sceneId: 't',
  industry: 'fujianHeritage',
  title: { 'zh-CN': '制茶', en: 'Tea' },
});
const all = [motor, mill, tea];

describe('the catalogue', () => {
  it('finds words in both languages, in whatever width and case they are typed', () => {
    expect(fitting(all, { ...everything, words: 'ＭＩＬＬ' })).toEqual([mill]);
    expect(fitting(all, { ...everything, words: ' 电工 ' })).toEqual([motor, tea]);
    expect(fitting(all, everything)).toEqual(all);
    expect(fitting(all, { ...everything, words: '焊' })).toEqual([]);
  });

  it('takes what is asked for together', () => {
    expect(fitting(all, { ...everything, industry: 'fujianHeritage' })).toEqual([tea]);
    expect(fitting(all, { words: '电工', industry: 'advancedManufacturing', certificate: '低压电工作业' })).toEqual([
      motor,
    ]);
  });

  it('knows its industries and certificates once each, in its own order', () => {
    expect(industriesOf(all)).toEqual(['advancedManufacturing', 'fujianHeritage']);
    expect(certificatesOf(all)).toEqual([certificate]);
    expect(byScene(all)).toEqual([
      ['s', [motor, mill]],
      ['t', [tea]],
    ]);
  });
});
