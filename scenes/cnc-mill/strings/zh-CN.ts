import { controls } from './zh-CN/controls.ts';
import { exercises } from './zh-CN/exercises.ts';
import { explanations } from './zh-CN/explanations.ts';
import { faults } from './zh-CN/faults.ts';
import { shown } from './zh-CN/shown.ts';

/** 源语言：键的英文含义见 en.ts。 */
export const strings: Readonly<Record<string, string>> = {
  ...controls,
  ...exercises,
  ...explanations,
  ...faults,
  ...shown,
};
