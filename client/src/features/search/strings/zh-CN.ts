const strings = {
  title: '搜索',
  titleFor: '搜索“{{query}}”',
  label: '搜索文档、共同体和人',
  placeholder: '标题、正文、名称，例如：分数除法',
  kindsLabel: '结果类型',
  kindAll: '全部',
  kindDocument: '文档',
  kindCommunity: '共同体',
  kindPerson: '人',
  begin: '输入要找的词',
  beginText: '会在标题和正文里找，只找您有权打开的内容。按 Ctrl K 随时可以搜索。',
  nothing: '没有找到“{{query}}”',
  nothingText: '换个说法，或只写其中几个字。只在您有权打开的内容里找。',
  found_other: '共 {{count}} 条',
  foundMore: '{{count}} 条以上',
  personal: '个人',
  archived: '已归档',
  edited: '{{when}}编辑',
  members_other: '{{count}} 人',
  more: '更多文档',
  commandSearch: '搜索全部内容',
} as const;

export default strings;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    search: typeof strings;
  }
}
