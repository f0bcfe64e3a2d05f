import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../app/session.ts';
import { titlesOf } from '../attempt/titles.ts';
import { useEvidenceWords } from '../attempt/evidence-view.tsx';
import { sceneTitle } from '../desk/scene-title.ts';
import type { AttemptAnswer, Comparison, ExerciseDetail, Report, ReportSection, Score } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { Judged } from './judged.tsx';
import { PartEditor } from './part-editor.tsx';
import { Peers } from './peers.tsx';
import styles from './report-page.module.css';
import { Signature } from './signature.tsx';

interface SheetProps {
  answer: AttemptAnswer;
  score: Score;
  report: Report;
  exercise: ExerciseDetail | undefined;
  steps: Comparison['steps'];
}

/** The form itself. Every mark on it is text, so that it says the same without colours. */
export function ReportSheet({ answer, score, report, exercise, steps }: SheetProps): ReactNode {
  const { t } = useTranslation('training');
  const own = { attemptId: answer.attempt.id, report };
  return (
    <article className={styles.sheet} aria-label={t('report.title')}>
      <h1>{t('report.title')}</h1>
      <Head answer={answer} score={score} exercise={exercise} />
      <Part title={t('report.purpose')}>
        <Purpose exercise={exercise} />
        <Own section="purpose" {...own} />
      </Part>
      <Part title={t('report.safety')}>
        <Safety score={score} exercise={exercise} />
        <Own section="safety" {...own} />
      </Part>
      <Part title={t('report.steps')}>
        <Steps steps={steps} />
        <Own section="steps" {...own} />
      </Part>
      <Part title={t('report.data')}>
        <Data score={score} exercise={exercise} />
        <Judged score={score} />
        <Own section="data" {...own} />
      </Part>
      <Part title={t('report.faults')}>
        <Faults score={score} />
        <Own section="faults" {...own} />
      </Part>
      <Part title={t('report.selfReview')}>
        <Own section="selfReview" rows={3} {...own} />
      </Part>
      <Part title={t('report.peerReview')}>
        <Peers attemptId={answer.attempt.id} report={report} />
      </Part>
      <Part title={t('report.teacherReview')}>
        <Own section="teacherReview" rows={3} {...own} />
        <Signature attemptId={answer.attempt.id} report={report} />
      </Part>
      <Part title={t('report.reflection')}>
        <Own section="reflection" rows={4} {...own} />
      </Part>
      <Proof score={score} />
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className={styles.part} aria-label={title}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

function Head({ answer, score, exercise }: Omit<SheetProps, 'steps' | 'report'>): ReactNode {
  const { t } = useTranslation('training');
  const { text, day, clock, points, share } = useDeskWords();
  const { memberships } = useViewer();
  const { attempt, assignment } = answer;
  const { result, task } = score;
  const open = attempt.score?.open ?? result.open.length;
  const place = assignment === null ? (memberships[0]?.orgUnitName ?? '') : assignment.classGroup.orgUnitName;
  const outcome = open > 0 ? t('report.open', { count: open }) : score.passed ? t('state.passed') : t('state.failed');
  const fields: readonly (readonly [string, string])[] = [
    [t('report.exercise'), `${text(sceneTitle(attempt.sceneId))} · ${text(attempt.exerciseTitle)}`],
    [t('report.version'), `${result.model.name} ${result.model.version}`],
    [t('report.school'), place],
    [t('report.class'), assignment === null ? t('attempt.free') : assignment.classGroup.title],
    [t('report.name'), attempt.person.displayName],
    [t('report.post'), exercise?.occupations.map(({ title }) => text(title)).join(t('desk.comma')) ?? ''],
    [t('report.date'), day(attempt.openedAtMs)],
    [t('report.mode'), t(`mode.${attempt.mode}`)],
    [t('report.time'), clock((result.log.endTick - result.log.startTick) * result.log.tickS)],
    [
      t('report.score'),
      t('report.scoreOf', {
        awarded: points((task ?? result).awarded),
        total: points((task ?? result).total),
        pass: share(score.passShare),
        outcome,
      }),
    ],
  ];
  return (
    <dl className={styles.head}>
      {fields.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Purpose({ exercise }: { exercise: ExerciseDetail | undefined }): ReactNode {
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  if (exercise === undefined) return null;
  return (
    <>
      <p>{text(exercise.summary)}</p>
      {exercise.certificates.length === 0 ? null : (
        <p>
          {t('report.certificates', { names: exercise.certificates.map((name) => text(name)).join(t('desk.comma')) })}
        </p>
      )}
    </>
  );
}

function Safety({ score, exercise }: { score: Score; exercise: ExerciseDetail | undefined }): ReactNode {
  const { t } = useTranslation('training');
  const { text, clock } = useDeskWords();
  const titles = titlesOf(exercise);
  const { vetoes, log } = score.result;
  if (vetoes.length === 0) return <p>{t('report.noDanger')}</p>;
  return (
    <ul>
      {vetoes.map((veto) => (
        <li key={veto.id}>
          {t('report.danger', {
            what: text(titles.veto(veto.id)),
            when: veto.occurrences.map(({ tick }) => clock(tick * log.tickS)).join(t('desk.comma')),
          })}
        </li>
      ))}
    </ul>
  );
}

function Steps({ steps }: { steps: Comparison['steps'] }): ReactNode {
  const { t } = useTranslation('training');
  const { text, clock } = useDeskWords();
  if (steps.length === 0) return <p>–</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('report.number')}</th>
          <th scope="col">{t('compare.step')}</th>
          <th scope="col">{t('report.doneAt')}</th>
          <th scope="col">{t('report.offences')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => {
          const done = step.doneS[0];
          return (
            <tr key={step.id}>
              <td>{index + 1}</td>
              <td>{text(step.title)}</td>
              <td>{done === null || done === undefined ? t('compare.notDone') : clock(done)}</td>
              <td>{step.offences[0] === 0 ? '–' : step.offences[0]}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Data({ score, exercise }: { score: Score; exercise: ExerciseDetail | undefined }): ReactNode {
  const { t } = useTranslation('training');
  const { text, points } = useDeskWords();
  const titles = titlesOf(exercise);
  const words = useEvidenceWords(score);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('figures.aspect')}</th>
          <th scope="col">{t('report.found')}</th>
          <th scope="col">{t('report.points')}</th>
        </tr>
      </thead>
      <tbody>
        {score.result.lines.map(({ line, awarded, points: of }) => [
          <tr key={line} className={styles.line}>
            <th scope="rowgroup" colSpan={2}>
              {text(titles.line(line))}
            </th>
            <td>
              {points(awarded)} / {points(of)}
            </td>
          </tr>,
          ...score.result.aspects
            .filter((aspect) => aspect.line === line)
            .map((aspect) => (
              <tr key={aspect.id}>
                <td>{text(titles.aspect(aspect.id))}</td>
                <td>{words.found(aspect)}</td>
                <td>
                  {aspect.awarded === null ? '?' : points(aspect.awarded)} / {points(aspect.points)}
                </td>
              </tr>
            )),
        ])}
      </tbody>
    </table>
  );
}

function Faults({ score }: { score: Score }): ReactNode {
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  if (score.faults.length === 0) return <p>{t('report.noFaults')}</p>;
  return (
    <ul>
      {score.faults.map((fault) => (
        <li key={fault.id}>{t('report.fault', { title: text(fault.title), part: fault.part })}</li>
      ))}
    </ul>
  );
}

/** What the trainee or the teacher writes into a part by themselves. */
function Own({
  section,
  attemptId,
  report,
  rows = 2,
}: {
  section: ReportSection;
  attemptId: string;
  report: Report;
  rows?: number;
}): ReactNode {
  const { t } = useTranslation('training');
  const part = report.parts.find((one) => one.section === section);
  if (part === undefined) return null;
  const isWhole = section.endsWith('Review') || section === 'reflection';
  // Beside what the server found, nothing stands where nobody wrote.
  if (!isWhole && !part.mayWrite && part.text === '') return null;
  const label = isWhole ? t(`report.${section}`) : t('report.ownOf', { part: t(`report.${section}`) });
  return <PartEditor attemptId={attemptId} part={part} label={label} rows={rows} />;
}

function Proof({ score }: { score: Score }): ReactNode {
  const { t } = useTranslation('training');
  const { sealed, result, revision } = score;
  return (
    <footer className={styles.proof}>
      <p>
        {t('report.hash')} <code>{sealed.head}</code>
      </p>
      <p>
        {t('report.seal')} <code>{sealed.seal}</code>
      </p>
      <p>
        {t('report.proof', {
          rubric: `${result.rubric.id} ${result.rubric.version}`,
          procedure: `${result.procedure.id} ${result.procedure.version}`,
          revision,
          entries: sealed.entries,
        })}
      </p>
    </footer>
  );
}
