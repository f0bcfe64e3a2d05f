import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './stage.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  stage: 'The lesson’s stage',
  stageEmpty: 'The lead teacher has not opened anything yet.',
  stageAgain: 'Try again',
  stageMaterialMissing: 'This material is not there',
  stageMaterialMissingText: 'It may have been taken away during the lesson.',
  stageDeckComes: 'Opening “{{title}}” …',
  stageDeckFailed: '“{{title}}” could not be opened',
  stageDeckFailedText:
    'The file did not come, or it is damaged. Pages that are turned are kept: the present one is shown once it opens.',
  stagePageOf: '“{{title}}”, page {{page}} of {{pages}}',
  stagePageBroken: 'Page {{page}} cannot be drawn',
};

export default strings;
