import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './timetable.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  'desk.title': 'Lessons',
  'desk.timetable': 'Timetable',
};

export default strings;
