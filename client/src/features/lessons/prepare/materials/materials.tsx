import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DropZone } from 'react-aria-components/DropZone';
import { QueryView } from '../../../../app/query-view.tsx';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import type { LessonDetail, Material } from '../../desk/types.ts';
import { AddMenu } from './add-menu.tsx';
import { MaterialRow } from './material-row.tsx';
import styles from './materials.module.css';
import { PreviewDialog } from './preview-dialog.tsx';
import { UploadRows } from './upload-rows.tsx';
import { useMaterials, useUploads } from './use-materials.ts';

/** What can be brought onto the stage, in the order in which it will be wanted. */
export function Materials({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const query = useMaterials(lesson.id);
  const { uploads, send, forget } = useUploads(lesson.id);
  const mayPrepare = lesson.may.prepare && lesson.state !== 'ended';
  return (
    <section aria-labelledby="materials">
      <SectionHeading
        id="materials"
        note={query.data === undefined || query.data.materials.length === 0 ? undefined : query.data.materials.length}
        {...(mayPrepare ? { action: <AddMenu lessonId={lesson.id} onFiles={(files) => void send(files)} /> } : {})}
      >
        {t('materials.title')}
      </SectionHeading>
      <QueryView query={query} loading={3}>
        {({ materials }) => (
          <DropZone
            className={styles.drop ?? ''}
            aria-label={t('materials.drop')}
            isDisabled={!mayPrepare}
            onDrop={({ items }) => {
              void Promise.all(items.filter((item) => item.kind === 'file').map((item) => item.getFile())).then(send);
            }}
          >
            <List materials={materials} lessonId={lesson.id} mayPrepare={mayPrepare} />
            <UploadRows uploads={uploads} onForget={forget} />
          </DropZone>
        )}
      </QueryView>
    </section>
  );
}

function List(props: { materials: readonly Material[]; lessonId: string; mayPrepare: boolean }): ReactNode {
  const { materials, lessonId, mayPrepare } = props;
  const { t } = useTranslation('lessons');
  const [shown, setShown] = useState<Material>();
  if (materials.length === 0) {
    return <p className={styles.quiet}>{mayPrepare ? t('materials.none') : t('materials.noneToSee')}</p>;
  }
  return (
    <>
      <ol className={styles.list} aria-label={t('materials.title')}>
        {materials.map((material, index) => (
          <MaterialRow
            key={material.id}
            material={material}
            materials={materials}
            index={index}
            lessonId={lessonId}
            mayPrepare={mayPrepare}
            onShow={() => setShown(material)}
          />
        ))}
      </ol>
      {shown === undefined ? null : <PreviewDialog material={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}
