import type { EnglishOf } from '../../../i18n/types.ts';
import type source from './classes.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  'classes.title': 'Invited classes',
  'classes.answer.yes': 'School has agreed',
  'classes.answer.no': 'School has declined',
  'classes.answer.none': 'Waiting for the school',
  'classes.note':
    'Until its school agrees, the lesson shows no names of a class, and its classroom has neither picture nor sound. Administrators and group leaders of that school, the class’s teachers and whoever teaches in that classroom answer.',
  'classes.accept': 'Agree',
  'classes.decline': 'Decline',
  'classes.acceptNamed': 'Agree that {{school}} {{title}} takes part',
  'classes.declineNamed': 'Decline for {{school}} {{title}}',
  'classes.accepted': '{{title}} takes part',
  'classes.declined': 'Declined',
  'classes.ofSchool': 'Lessons with classrooms of {{school}}',
  'classes.invitations': 'Invitations to answer',
  'classes.invitationNote': '{{home}}, {{planner}} invites {{school}} {{title}}',

  consentShutTitle: 'Picture and sound are off',
  consentShutHome:
    'There is no valid consent to live lessons. A guardian (from 14 on you yourself) gives it under Consent; everything else works as usual.',
  consentShutPending:
    'The school has not agreed yet that this class takes part. Agree here, or ask an administrator of the school.',
  consentShutNoClass:
    'No class of the rosters is named for this classroom, so nobody knows who sits here. Ask whoever planned the lesson to choose it.',
  consentShutNobody: 'The roster of this class holds no pupils yet. Ask an administrator of the school to look at it.',
  consentShutApart: 'Pupils without consent: {{count}}. Seat them out of picture and microphone, then confirm.',
  consentShutAsk: 'A teacher in this classroom confirms it.',
  consentShutConfirm: 'They sit out of picture and microphone',
  consentShutCard: 'Off: consent is missing',
};

export default strings;
