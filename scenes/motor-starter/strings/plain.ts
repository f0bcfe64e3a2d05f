import { texts as controlsEn } from './controls.en.ts';
import { texts as machineEn } from './machine.en.ts';
import { texts as controlsZhCN } from './controls.zh-CN.ts';
import { texts as machineZhCN } from './machine.zh-CN.ts';

/** What stands on the machine and is said of it: all that an exam shows. */
const strings = { 'zh-CN': { ...controlsZhCN, ...machineZhCN }, en: { ...controlsEn, ...machineEn } };

export default strings;
