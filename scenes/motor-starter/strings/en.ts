import { texts as controls } from './controls.en.ts';
import { texts as scoring } from './scoring.en.ts';
import { texts as steps } from './steps.en.ts';

export const strings: Readonly<Record<string, string>> = { ...controls, ...scoring, ...steps };
