import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './after.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  'roll.title': 'Roll call and attendance',
  'closing.title': 'Closing form',
};

export default strings;
