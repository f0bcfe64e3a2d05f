import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  title: 'Workbench',
  goodMorning: 'Good morning, {{name}}',
  goodForenoon: 'Good morning, {{name}}',
  goodNoon: 'Good day, {{name}}',
  goodAfternoon: 'Good afternoon, {{name}}',
  goodEvening: 'Good evening, {{name}}',
  waiting_one: '<0>{{count}} thing</0> waits for you.',
  waiting_other: '<0>{{count}} things</0> wait for you.',
  waitingUnsynced_one: '<0>{{count}} thing</0> waits for you: edits that only this device keeps.',
  waitingUnsynced_other: '<0>{{count}} things</0> wait for you, among them edits that only this device keeps.',
  nothingWaits: 'Nothing waits for you.',

  waitForMe: 'Waiting for me',
  waitEmpty: 'All done',
  waitEmptyText: 'Documents that others share with you and edits not yet synced from this device stand here.',
  kindUnsynced: 'Unsynced',
  kindShared: 'Shared',
  unsyncedNote_one: '{{count}} edit is only on this device; open the document and it is sent',
  unsyncedNote_other: '{{count}} edits are only on this device; open the document and they are sent',
  documentKeptHere: 'A document kept on this device',
  sharedBy: 'shared by {{name}}',
  sharedByNobody: 'shared with you',
  rightOwn: 'you own it',
  rightEdit: 'you may edit',
  rightComment: 'you may comment',
  rightRead: 'you may read',
  open: 'Open',
  openNamed: 'Open {{title}}',

  lessonsDue: 'Next lessons',
  lessonOpen: 'Under way',
  enterLesson: 'Enter',
  timetable: 'Timetable',

  trainingDue: 'Training due',
  allTraining: 'All training',
  dueUntil: 'until {{when}}',

  recent: 'What I was working on',
  recentCaption: 'Documents opened or edited last: title, community, state, who changed it and when',
  recentEmpty: 'No documents yet',
  recentEmptyText: 'Start a lesson plan in a community, or ask a colleague to share one with you.',
  toCommunities: 'To the communities',
  allDocuments: 'All documents',
  personal: 'Personal',
  archived: 'archived',
  you: 'you',
  editedBy: '{{name}} · {{time}}',

  changed: 'Changed by others',
  changedEmpty: 'Nobody changed your communities’ documents since you last opened them.',
  changedBy: 'changed by {{name}}',

  communities: 'My communities',
  communitiesEmpty: 'You are in no community yet',
  communitiesEmptyText: 'A community brings teachers of several schools together.',
  allCommunities: 'All communities',
  members_one: '{{count}} person',
  members_other: '{{count}} people',
  documents_one: '{{count}} document',
  documents_other: '{{count}} documents',
};

export default strings;
