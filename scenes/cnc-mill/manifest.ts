import type { SceneManifest } from '../manifest/index.ts';

/** What a catalogue shows of the scene. Its version is the model's: a recorded run replays on the version that it was recorded on. */
export const manifest: SceneManifest = {
  id: 'cnc-mill',
  version: '1.0.0',
  title: {
    'zh-CN': '三轴立式加工中心：零件铣削与检测',
    en: 'Three-axis machining centre: milling and measuring a part',
  },
  summary: {
    'zh-CN': '开机回零、装夹、对刀、编程校验、试切、加工、测量与排故；撞刀和超差都是真的。',
    en: 'Start, reference, clamp, set offsets, check the program, cut, measure against the drawing, find faults; a crash is a crash.',
  },
  industry: 'advancedManufacturing',
  levels: ['secondaryVocational', 'higherVocational'],
  occupations: [{ title: { 'zh-CN': '铣工', en: 'Milling machine operator' } }],
  certificates: [{ name: { 'zh-CN': '1+X 数控车铣加工', en: '1+X CNC turning and milling' } }],
};
