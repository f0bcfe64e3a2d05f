import type { SceneManifest } from '../manifest/index.ts';

/** What a catalogue shows of the scene. Its version is the model's: a recorded run replays on the version it was recorded on. */
export const manifest: SceneManifest = {
  id: 'motor-starter',
  version: '1.1.0',
  title: {
    'zh-CN': '三相异步电动机星-三角降压启动',
    en: 'Star-delta starting of a three-phase induction motor',
  },
  summary: {
    'zh-CN': '挂牌上锁、验电、按图接线、断电检测、整定、通电试车、测量与排故；接错线有真实后果。',
    en: 'Lock out, prove dead, wire by the drawing, test dead, set, run, measure and find faults; a wrong wire has its real consequence.',
  },
  industry: 'advancedManufacturing',
  levels: ['secondaryVocational', 'higherVocational'],
  occupations: [{ title: { 'zh-CN': '电工', en: 'Electrician' }, code: '6-31-01-03' }],
  certificates: [{ name: { 'zh-CN': '低压电工作业', en: 'Low-voltage electrical work' } }],
};
