import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { saveText } from '../csv.ts';
import type { RosterProblem, RosterReport } from '../types.ts';
import { reportCsv } from './report-csv.ts';
import styles from './rosters-page.module.css';

/** What a check or an import found: the verdict, the numbers, and every bad row. */
export function Report({ report, onImport }: { report: RosterReport; onImport: () => void }): ReactNode {
  const { t } = useTranslation('administration');
  const isClean = report.errors === 0;
  const tone = report.imported ? 'good' : isClean ? undefined : 'person';
  return (
    <>
      <p className={styles.verdict} role="status" data-tone={tone}>
        {report.imported
          ? t('verdictImported')
          : isClean
            ? t('verdictGood')
            : t('verdictBad', { count: report.errors })}
      </p>
      <ul className={styles.files}>
        {report.files.map(({ name, encoding, rows }) => (
          <li key={name}>{t('fileRead', { name, encoding, rows })}</li>
        ))}
      </ul>
      <Numbers report={report} />
      {isClean && !report.imported ? (
        <div className={styles.actions}>
          <Button variant="primary" icon="check" onPress={onImport}>
            {t('importNow')}
          </Button>
        </div>
      ) : null}
      {report.problems.length === 0 ? null : <Problems problems={report.problems} />}
    </>
  );
}

const kinds = ['orgUnits', 'people', 'memberships', 'classGroups', 'enrolments'] as const;
const outcomes = ['created', 'updated', 'unchanged', 'ended'] as const;

function Numbers({ report }: { report: RosterReport }): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <table className={styles.summary}>
      <caption className="visually-hidden">{t('numbers')}</caption>
      <thead>
        <tr>
          <td />
          {outcomes.map((outcome) => (
            <th key={outcome} scope="col">
              {t(`outcome.${outcome}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`kind.${kind}`)}</th>
            {outcomes.map((outcome) => (
              <td key={outcome}>{report[kind][outcome]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const ALL = '';
const SHOWN_AT_ONCE = 100;

function Problems({ problems }: { problems: readonly RosterProblem[] }): ReactNode {
  const { t } = useTranslation('administration');
  const [file, setFile] = useState(ALL);
  const [severity, setSeverity] = useState<RosterProblem['severity'] | typeof ALL>(ALL);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const matching = problems.filter(
    (problem) => (file === ALL || problem.file === file) && (severity === ALL || problem.severity === severity),
  );
  const words = ({ code }: RosterProblem) => t(`problem.${code}`);
  const items = matching
    .slice(0, shown)
    .map((problem, index) => ({ ...problem, key: `${index} ${problem.file} ${problem.row}` }));
  return (
    <section aria-labelledby="roster-problems">
      <SectionHeading id="roster-problems" note={t('problemsCount', { count: problems.length })}>
        {t('badRows')}
      </SectionHeading>
      <div className={styles.filters}>
        <div className={styles.filter}>
          <Select
            label={t('file')}
            isLabelHidden
            value={file}
            onChange={setFile}
            choices={[
              { id: ALL, label: t('allFiles') },
              ...[...new Set(problems.map((problem) => problem.file))].map((id) => ({ id, label: id })),
            ]}
          />
        </div>
        <div className={styles.filter}>
          <Select<RosterProblem['severity'] | typeof ALL>
            label={t('severity')}
            isLabelHidden
            value={severity}
            onChange={setSeverity}
            choices={[
              { id: ALL, label: t('allSeverities') },
              { id: 'error', label: t('severityError') },
              { id: 'warning', label: t('severityWarning') },
            ]}
          />
        </div>
        <Button icon="download" onPress={() => saveText('roster-report.csv', reportCsv(problems, words))}>
          {t('saveReport')}
        </Button>
      </div>
      <Table
        label={t('badRows')}
        items={items}
        idOf={({ key }) => key}
        empty={<EmptyState icon="filter" title={t('noSuchProblems')} />}
        columns={[
          { id: 'file', label: t('file'), isRowHeader: true, width: '16%', render: (problem) => problem.file },
          { id: 'row', label: t('row'), isNumber: true, width: '9%', render: ({ row }) => (row === 0 ? '–' : row) },
          {
            id: 'severity',
            label: t('severity'),
            width: '10%',
            render: (problem) => (
              <span className={problem.severity === 'error' ? styles.error : styles.warning}>
                {problem.severity === 'error' ? t('severityError') : t('severityWarning')}
              </span>
            ),
          },
          { id: 'column', label: t('column'), isMinor: true, width: '18%', render: ({ column }) => column ?? '–' },
          { id: 'code', label: t('reason'), render: words },
          { id: 'value', label: t('value'), isMinor: true, width: '18%', render: ({ value }) => value ?? '' },
        ]}
      />
      {matching.length > shown ? (
        <div className={styles.actions}>
          <Button onPress={() => setShown(shown + SHOWN_AT_ONCE)}>
            {t('moreRows', { count: matching.length - shown })}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
