import type { EnglishOf } from '../../../i18n/types.ts';
import after from './after.en.ts';
import plan from './plan.en.ts';
import prepare from './prepare.en.ts';
import type source from './timetable.zh-CN.ts';

const strings: EnglishOf<typeof source> = {
  ...plan,
  ...prepare,
  ...after,
  'desk.title': 'Lessons',
  'desk.timetable': 'Timetable',
  'desk.past': 'Past lessons',
  'desk.consents': 'Consent',
  'desk.check': 'Device check',
  'check.noLesson': 'The way into the lesson cannot be tried yet',
  'check.noLessonText':
    'Check once more after the lesson has been opened, to try the media server; devices and the line to the platform can be checked now.',

  'seat.leadTeacher': 'Lead teacher',
  'seat.leadClassroom': 'Lead classroom',
  'seat.receivingClassroom': 'Receiving classroom',
  'seat.assistantTeacher': 'Assistant teacher',
  'seat.student': 'Student',
  'seat.observer': 'Observer',
  'seat.technician': 'Technician',
  'seat.planner': 'Planner',

  'step.enter': 'Enter',
  'step.open': 'Open',
  'step.wait': 'View plan',
  'step.prepare': 'Prepare',
  'step.missed': 'View plan',
  'step.replay': 'Replay',
  'step.enterState': 'Under way',
  'step.openState': 'Can be opened',
  'step.waitState': 'Under way',
  'step.prepareState': 'Not begun',
  'step.missedState': 'Not held',
  'step.replayState': 'Ended',

  'timetable.plan': 'Plan a lesson',
  'timetable.soon': 'Next lessons',
  'timetable.week': 'A week of the timetable',
  'timetable.from': '{{from}} to {{to}}',
  'timetable.weekBefore': 'Week before',
  'timetable.weekAfter': 'Week after',
  'timetable.thisWeek': 'This week',
  'timetable.today': 'Today',
  'timetable.free': 'No lesson',
  'timetable.ledBy': '{{name}} · {{school}}',
  'timetable.ownBell': 'your bell {{time}}',
  'timetable.inHours': 'in {{hours}} h {{minutes}} min',
  'timetable.inMinutes': 'in {{minutes}} min',
  'timetable.now': 'begins now',
  'timetable.late': '{{minutes}} min past its beginning',
  'timetable.stepNamed': '{{step}}: {{title}}',
  'timetable.none': 'No synchronised lesson this week',
  'timetable.noneText': 'A lesson appears here once somebody plans it and gives you a seat.',
  'timetable.nonePlanner':
    'Plan a lesson and give seats to its lead teacher, receiving classrooms and assistants: it then stands in the timetable of each of them.',

  'past.none': 'No past lessons yet',
  'past.noneText':
    'Lessons of the last {{days}} days in which you had a seat can be replayed here once they have ended.',
  'past.when': 'Time',
  'past.title': 'Topic',
  'past.subject': 'Subject',
  'past.mySeat': 'My seat',
  'past.replay': 'Replay',
};

export default strings;
