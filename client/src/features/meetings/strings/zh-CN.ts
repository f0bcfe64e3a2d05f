import desk from './desk.zh-CN.ts';
import room from './room.zh-CN.ts';

const strings = { ...desk, ...room } as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    meetings: typeof strings;
  }
}
