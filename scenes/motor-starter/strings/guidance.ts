import { texts as askedEn } from './asked.en.ts';
import { texts as askedZhCN } from './asked.zh-CN.ts';
import { texts as scoringEn } from './scoring.en.ts';
import { texts as stepsEn } from './steps.en.ts';
import { texts as scoringZhCN } from './scoring.zh-CN.ts';
import { texts as stepsZhCN } from './steps.zh-CN.ts';

/** What guides and what is judged: steps with their hints and explanations, dangers, score sheets. */
const strings = {
  'zh-CN': { ...askedZhCN, ...scoringZhCN, ...stepsZhCN },
  en: { ...askedEn, ...scoringEn, ...stepsEn },
};

export default strings;
