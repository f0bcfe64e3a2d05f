const strings = {
  title: '工作台',
} as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    workbench: typeof strings;
  }
}
