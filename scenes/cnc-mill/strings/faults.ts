import { faults as faultsEn } from './en/faults.ts';
import { faults as faultsZhCN } from './zh-CN/faults.ts';

/** What the faults are called, for those who may know of them. */
const strings = { 'zh-CN': { ...faultsZhCN }, en: { ...faultsEn } };

export default strings;
