import { texts as controls } from './controls.zh-CN.ts';
import { texts as scoring } from './scoring.zh-CN.ts';
/** 源语言：键的英文含义见 en.ts。 */
import { texts as steps } from './steps.zh-CN.ts';

export const strings: Readonly<Record<string, string>> = { ...controls, ...scoring, ...steps };
