import type { EnglishOf } from '../../../i18n/types.ts';
import desk from './desk.en.ts';
import room from './room.en.ts';
import type source from './zh-CN.ts';

const strings: EnglishOf<typeof source> = { ...desk, ...room };

export default strings;
