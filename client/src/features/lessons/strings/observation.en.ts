import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './observation.zh-CN.ts';

const strings: EnglishOf<typeof source> = {};

export default strings;
