import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  signIn: 'Sign in',
  account: 'Account and security',
};

export default strings;
