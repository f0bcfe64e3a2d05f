import type { ObservationReport } from './contract-report.ts';
import { clockText, type Say } from './record-words.ts';

const percent = (share: number): number => Math.round(share * 100);

/** What was computed, line by line: S–T coding, agreement, classrooms, time spoken. */
export function conclusions(report: ObservationReport, say: Say): readonly string[] {
  return [
    ...meetings(report, say),
    ...codings(report, say),
    ...agreements(report, say),
    ...classrooms(report, say),
    talk(report, say),
  ];
}

function meetings({ meetings: { before, after, observers } }: ObservationReport, say: Say): readonly string[] {
  const nameOf = (id: string): string => observers.find(({ observerId }) => observerId === id)?.name ?? '';
  const shares = before.shares
    .filter(({ observerId, dimensions }) => dimensions.length > 0 && nameOf(observerId) !== '')
    .map(({ observerId, dimensions }) => `${nameOf(observerId)} ${dimensions.map((each) => say(each)).join('、')}`);
  const lines = (word: 'meetingBefore' | 'meetingAfter', parts: readonly string[]) => {
    const said = parts.map((part) => part.trim()).filter((part) => part !== '');
    return said.length === 0 ? [] : [`${say(word)}：${said.join('；')}`];
  };
  return [...lines('meetingBefore', [before.words, ...shares]), ...lines('meetingAfter', [after.words])];
}

function codings({ sheets }: ObservationReport, say: Say): readonly string[] {
  return sheets.flatMap(({ observerName, codingFigures: figures }) =>
    figures === null
      ? []
      : [
          `${say('coding')}（${observerName}）：Rt = ${figures.rt.toFixed(2)}，Ch = ${figures.ch.toFixed(2)}，${say(figures.kind)}`,
        ],
  );
}

function agreements({ agreement }: ObservationReport, say: Say): readonly string[] {
  if (agreement === null) return [];
  const { coders, steps, observed, kappa } = agreement;
  const values = {
    n: coders,
    steps,
    share: percent(observed),
    kappa: kappa === null ? say('undefinedKappa') : kappa.toFixed(2),
  };
  return [`${say('agreement')}：${say('agreementText', values)}`];
}

function classrooms({ classrooms: all, quizzes }: ObservationReport, say: Say): readonly string[] {
  return all.map(({ place, handsRaised, calledOn, answers }) => {
    const parts = [say('participation', { hands: handsRaised, calls: calledOn })];
    for (const [index, counts] of answers.entries()) {
      const correct = quizzes[index]?.correctOption ?? null;
      const right = correct === null ? say('unknownRight') : (counts[correct] ?? 0);
      parts.push(say('quiz', { answers: counts.reduce((sum, count) => sum + count, 0), right }));
    }
    return `${place ?? say('home')}：${parts.join('；')}`;
  });
}

function talk({ talk: measured }: ObservationReport, say: Say): string {
  if (measured === null) return `${say('talk')}：${say('talkMissing')}`;
  const { teachersMs, pupilsMs } = measured;
  return `${say('talk')}：${say('talkText', { teachers: clockText(teachersMs), pupils: clockText(pupilsMs) })}`;
}

/** What the taught teachers said, the newest first. */
export function confirmations({ answers }: ObservationReport, say: Say): readonly string[] {
  if (answers.length === 0) return [say('unanswered')];
  return answers.map(({ byName, verdict, words, isCurrent }) => {
    const said = words.trim() === '' ? '' : `：${words.trim()}`;
    return `${byName} ${say(verdict)}${isCurrent ? '' : say('earlier')}${said}`;
  });
}
