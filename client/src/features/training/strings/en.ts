import type { EnglishOf } from '../../../i18n/types.ts';
import desk from './desk.en.ts';
import run from './run.en.ts';
import type source from './zh-CN.ts';

const strings: EnglishOf<typeof source> = { ...desk, ...run };

export default strings;
