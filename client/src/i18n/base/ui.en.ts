import type { EnglishOf } from '../types.ts';
import type source from './ui.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  undo: 'Undo',
  notices: 'Notices',
  loading: 'Loading…',
  listComma: ', ',
  saidOf: '{{about}}: {{said}}',
  retry: 'Try again',
  clear: 'Clear',
  optional: 'optional',
  toCorrect_one: '{{count}} thing to correct',
  toCorrect_other: '{{count}} things to correct',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  openList: 'Show the choices',
  noMatch: 'Nothing fits',
  moreChoices_one: '{{count}} more: type on',
  moreChoices_other: '{{count}} more: type on',
  expand: 'Expand',
  breadcrumb: 'Where you are',

  errorTitle: 'That did not work',
  requestNumber: 'Request {{requestId}}',
  offlineTitle: 'You are offline',
  offlineText:
    'This part can only be read with a network. What you wrote is kept on this device and sent when the network is back.',
  noPermissionTitle: 'You may not see this',
  noPermissionText: 'It is still there. Ask the person in charge; it shows as soon as they grant it.',

  stateSaved: 'Saved',
  stateSavedAt: 'Saved {{time}}',
  stateSaving: 'Saving…',
  stateUnsynced_one: '{{count}} edit unsynced, kept on this device',
  stateUnsynced_other: '{{count}} edits unsynced, kept on this device',
  stateOffline: 'Offline, edits kept on this device',
  stateReadOnly: 'Read only',
  stateReadOnlyBecause: 'Read only: {{reason}}',

  reviewProgress: 'Review progress',
  reviewSchool: 'School',
  reviewCounty: 'County',
  reviewCity: 'City',
  reviewProvince: 'Province',
  reviewMachine: 'Machine',
  reviewPeople: 'People',
  reviewCommittee: 'Committee',
  reviewDone: 'passed',
  reviewNow: 'under way',
  reviewLater: 'not begun',
  reviewNotSent: 'Not sent for review',
  reviewTicks: '{{level}}: {{state}}',
};

export default strings;
