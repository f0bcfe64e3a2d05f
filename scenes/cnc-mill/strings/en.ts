import { controls } from './en/controls.ts';
import { exercises } from './en/exercises.ts';
import { explanations } from './en/explanations.ts';
import { faults } from './en/faults.ts';
import { shown } from './en/shown.ts';

export const strings: Readonly<Record<string, string>> = {
  ...controls,
  ...exercises,
  ...explanations,
  ...faults,
  ...shown,
};
