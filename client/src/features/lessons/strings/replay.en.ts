import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './replay.zh-CN.ts';

const strings: EnglishOf<typeof source> = {};

export default strings;
