import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './run.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  runTitle: 'Training run',
};

export default strings;
