import { controls as controlsEn } from './en/controls.ts';
import { machine as machineEn } from './en/machine.ts';
import { shown as shownEn } from './en/shown.ts';
import { controls as controlsZhCN } from './zh-CN/controls.ts';
import { machine as machineZhCN } from './zh-CN/machine.ts';
import { shown as shownZhCN } from './zh-CN/shown.ts';

/** What stands on the machine and is said of it: all that an exam shows. */
const strings = {
  'zh-CN': { ...controlsZhCN, ...machineZhCN, ...shownZhCN },
  en: { ...controlsEn, ...machineEn, ...shownEn },
};

export default strings;
