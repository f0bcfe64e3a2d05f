import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './desk.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  deskTitle: 'Training',
};

export default strings;
