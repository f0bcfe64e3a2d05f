import type { EnglishOf } from '../../../i18n/types.ts';
import catalogue from './desk-catalogue.en.ts';
import tasks from './desk-tasks.en.ts';
import score from './desk-score.en.ts';
import type source from './desk.zh-CN.ts';

const strings: EnglishOf<typeof source> = { ...catalogue, ...tasks, ...score };

export default strings;
