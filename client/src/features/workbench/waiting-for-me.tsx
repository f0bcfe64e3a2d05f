import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceDraft } from '../../app/device-drafts.ts';
import { useWhen } from '../../i18n/when.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { documentPath, type DocumentSummary, type SharedDocument } from './workbench-types.ts';

const rightKeys = { own: 'rightOwn', edit: 'rightEdit', comment: 'rightComment', read: 'rightRead' } as const;

interface Props {
  drafts: readonly DeviceDraft[];
  shared: readonly SharedDocument[];
  /** Documents whose titles were read already. */
  known: readonly DocumentSummary[];
}

/** What is not safe yet comes first, then what others gave; only the first of all is the primary button. */
export function WaitingForMe({ drafts, shared, known }: Props): ReactNode {
  const { t } = useTranslation('workbench');
  const { when } = useWhen();
  const titleOf = useTitles(known);
  const count = drafts.length + shared.length;
  return (
    <section aria-labelledby="waiting">
      <SectionHeading id="waiting" note={count === 0 ? undefined : count}>
        {t('waitForMe')}
      </SectionHeading>
      {count === 0 ? (
        <EmptyState icon="check" title={t('waitEmpty')} text={t('waitEmptyText')} />
      ) : (
        <Rows>
          {drafts.map((draft, index) => (
            <Row
              key={draft.documentId}
              kind={t('kindUnsynced')}
              title={titleOf(draft.documentId)}
              href={documentPath(draft.documentId)}
              note={t('unsyncedNote', { count: draft.unsynced })}
              aside={when(draft.changedAtMs)}
              action={<Open documentId={draft.documentId} title={titleOf(draft.documentId)} isFirst={index === 0} />}
              isUrgent
            />
          ))}
          {shared.map(({ document, sharedAtMs, sharedBy }, index) => (
            <Row
              key={document.id}
              kind={t('kindShared')}
              title={document.title}
              href={documentPath(document.id)}
              note={[
                sharedBy === null ? t('sharedByNobody') : t('sharedBy', { name: sharedBy }),
                t(rightKeys[document.right]),
                ...(document.community === null ? [] : [document.community.name]),
              ].join(' · ')}
              aside={when(sharedAtMs)}
              action={<Open documentId={document.id} title={document.title} isFirst={drafts.length + index === 0} />}
            />
          ))}
        </Rows>
      )}
    </section>
  );
}

/** The device's list of unsynced edits knows documents by id only. */
function useTitles(known: readonly DocumentSummary[]): (documentId: string) => string {
  const { t } = useTranslation('workbench');
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  return (documentId) => titles.get(documentId) ?? t('documentKeptHere');
}

function Open({ documentId, title, isFirst }: { documentId: string; title: string; isFirst: boolean }): ReactNode {
  const { t } = useTranslation('workbench');
  return (
    <ButtonLink
      href={documentPath(documentId)}
      variant={isFirst ? 'primary' : 'plain'}
      aria-label={t('openNamed', { title })}
    >
      {t('open')}
    </ButtonLink>
  );
}
