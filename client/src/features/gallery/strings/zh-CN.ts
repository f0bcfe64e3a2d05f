const strings = {
  title: '界面组件',
} as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    gallery: typeof strings;
  }
}
