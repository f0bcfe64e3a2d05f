import type { EnglishOf } from '../types.ts';
import type source from './app.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  productName: 'Tongyan',
  pageTitle: '{{page}} · Tongyan',
  skipToContent: 'Skip to content',
  mainNavigation: 'Main navigation',
  goHome: 'Tongyan home',
  back: 'Back',

  workbench: 'Workbench',
  research: 'Research',
  resources: 'Library',
  training: 'Training',
  classroom: 'Lessons',
  learning: 'Learning',
  governance: 'Insight',
  administration: 'Admin',
  researchDocuments: 'Documents',
  researchCommunities: 'Communities',
  researchMeetings: 'Meetings',
  more: 'More',

  searchLabel: 'Search',
  searchPrompt: 'Search documents, communities, people, or type what to do',
  paletteLabel: 'Search and commands',
  paletteObjects: 'Found',
  paletteActions: 'Actions',
  palettePlaces: 'Go to',
  paletteNothing: 'Nothing found for “{{query}}”. Try other words, or only part of them.',
  allResults: 'All results for “{{query}}”',
  paletteSearching: 'Searching…',
  paletteHint: '↑↓ to choose, Enter to open, Esc to close',

  organisation: 'Organisation',
  organisationOf: 'Organisation: {{name}}',
  personMenu: 'Menu of {{name}}',
  language: 'Language',
  theme: 'Appearance',
  themeSystem: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',
  account: 'Account and security',
  signOut: 'Sign out',

  offline: 'You are offline. Your edits are kept on this device and sent when the network is back.',
  offlineUnsynced_one: ' {{count}} edit is unsynced.',
  offlineUnsynced_other: ' {{count}} edits are unsynced.',
  offlineShow: 'Show',
  unreachable: 'The server does not answer; trying again by itself. Your edits are kept on this device.',

  takeOut: 'Take out {{name}}',

  loadingPage: 'Opening…',
  notFoundTitle: 'There is no such page',
  notFoundText: 'The address may be mistyped, or what was here has moved. Your documents are not affected.',
  brokenTitle: 'This page has a problem',
  brokenText: 'What was saved is safe, and unsynced edits are still on this device. Please open the page again.',
  newVersionTitle: 'Tongyan was updated',
  newVersionText: 'This page belongs to the older version. Reload to go on; unsynced edits are still on this device.',
  newVersionReady: 'A new version is ready and takes effect after a refresh. Unsynced edits stay on this device.',
  refresh: 'Refresh',
  reloadedForUpdate: 'Tongyan was updated and the page was loaded anew; unsynced edits are still on this device.',
  reload: 'Reload',
  toWorkbench: 'Back to the workbench',
};

export default strings;
