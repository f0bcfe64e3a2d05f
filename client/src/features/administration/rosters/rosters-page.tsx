import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Failure } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { LoadingState } from '../../../ui/states.tsx';
import { PageFrame } from '../page-frame.tsx';
import { useReread } from '../queries.ts';
import { ExportPart } from './export-part.tsx';
import { Report } from './report.tsx';
import styles from './rosters-page.module.css';

export default function RostersPage(): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <PageFrame title={t('rosters')}>
      <div className={styles.columns}>
        <ImportPart />
        <ExportPart />
      </div>
    </PageFrame>
  );
}

function formOf(files: readonly File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return form;
}

/** Choose → check → import: nothing is written before every row was judged and seen. */
function ImportPart(): ReactNode {
  const { t } = useTranslation('administration');
  const [files, setFiles] = useState<readonly File[]>([]);
  const reread = useReread();
  const check = useMutation({
    mutationFn: (chosen: readonly File[]) => api('POST /api/rosters/check', { body: formOf(chosen) }),
  });
  const write = useMutation({
    mutationFn: () => api('POST /api/rosters/import', { body: formOf(files) }),
    onSuccess: (report) => {
      if (report.imported) reread();
    },
  });
  const choose = (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    setFiles(chosen);
    write.reset();
    check.mutate(chosen);
  };
  const report = write.data ?? check.data;
  const failure = write.error ?? check.error;
  const isBusy = check.isPending || write.isPending;
  return (
    <section aria-labelledby="roster-import">
      <SectionHeading id="roster-import" note={t('oneRoster')}>
        {t('importTitle')}
      </SectionHeading>
      <DropZone
        className={styles.drop ?? ''}
        onDrop={(event) => {
          const dropped = event.items.filter((item) => item.kind === 'file').map((item) => item.getFile());
          void Promise.all(dropped).then(choose);
        }}
      >
        <p className={styles.note}>{t('importNote')}</p>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={['.zip', '.csv']}
          onSelect={(list) => choose(list === null ? [] : [...list])}
        >
          <Button icon="upload" variant={report === undefined ? 'primary' : 'plain'} isDisabled={isBusy}>
            {files.length === 0 ? t('chooseFiles') : t('chooseOthers')}
          </Button>
        </FileTrigger>
        {files.length === 0 ? null : (
          <ul className={styles.files} aria-label={t('chosenFiles')}>
            {files.map((file) => (
              <li key={file.name}>{file.name}</li>
            ))}
          </ul>
        )}
      </DropZone>
      {isBusy ? <LoadingState rows={3} label={write.isPending ? t('importing') : t('checking')} /> : null}
      {failure === null || isBusy ? null : <Failure error={failure} retry={() => choose(files)} />}
      {report === undefined || isBusy ? null : <Report report={report} onImport={() => write.mutate()} />}
    </section>
  );
}
