const strings = {
  stage: '课堂舞台',
  stageEmpty: '主讲教师还没有打开内容。',
  stageAgain: '再试一次',
  stageMaterialMissing: '没有这份材料',
  stageMaterialMissingText: '它可能在上课期间被移走了。',
  stageDeckComes: '正在打开《{{title}}》…',
  stageDeckFailed: '《{{title}}》没有打开',
  stageDeckFailedText: '文件没有取到，或者已经损坏。翻页会记在课堂里，打开后显示当前页。',
  stagePageOf: '《{{title}}》第 {{page}} 页，共 {{pages}} 页',
  stagePageBroken: '第 {{page}} 页画不出来',
} as const;

export default strings;
