import desk from './desk.zh-CN.ts';
import run from './run.zh-CN.ts';

const strings = { ...desk, ...run } as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    training: typeof strings;
  }
}
