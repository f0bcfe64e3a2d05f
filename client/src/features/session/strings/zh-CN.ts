const strings = {
  signIn: '登录',
  account: '账号与安全',
} as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    session: typeof strings;
  }
}
