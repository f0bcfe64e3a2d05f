import { texts as askedEn } from './en/asked.ts';
import { texts as askedZhCN } from './zh-CN/asked.ts';
import { explanations as explanationsEn } from './en/explanations.ts';
import { guidance as guidanceEn } from './en/guidance.ts';
import { explanations as explanationsZhCN } from './zh-CN/explanations.ts';
import { guidance as guidanceZhCN } from './zh-CN/guidance.ts';

/** What guides and what is judged: steps with their hints and explanations, dangers, score sheets. */
const strings = {
  'zh-CN': { ...askedZhCN, ...explanationsZhCN, ...guidanceZhCN },
  en: { ...askedEn, ...explanationsEn, ...guidanceEn },
};

export default strings;
