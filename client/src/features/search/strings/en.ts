import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  title: 'Search',
  titleFor: 'Search for “{{query}}”',
  label: 'Search documents, communities and people',
  placeholder: 'Titles, texts, names',
  kindsLabel: 'Kinds of result',
  kindAll: 'All',
  kindDocument: 'Documents',
  kindCommunity: 'Communities',
  kindPerson: 'People',
  begin: 'Type what to look for',
  beginText: 'Titles and texts are searched, and only what you may open. Ctrl K searches from anywhere.',
  nothing: '“{{query}}” was not found',
  nothingText: 'Try other words, or only part of them. Only what you may open is searched.',
  found_one: '{{count}} result',
  found_other: '{{count}} results',
  foundMore: 'more than {{count}}',
  personal: 'Personal',
  archived: 'Archived',
  edited: 'edited {{when}}',
  members_one: '{{count}} person',
  members_other: '{{count}} people',
  more: 'More documents',
  commandSearch: 'Search everything',
};

export default strings;
