import { texts as faultsEn } from './faults.en.ts';
import { texts as faultsZhCN } from './faults.zh-CN.ts';

/** What the faults are called, for those who may know of them. */
const strings = { 'zh-CN': { ...faultsZhCN }, en: { ...faultsEn } };

export default strings;
