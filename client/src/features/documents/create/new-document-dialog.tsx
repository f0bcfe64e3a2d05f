import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { RadioGroup } from '../../../ui/toggles.tsx';
import { useMyCommunities } from '../move/move-dialog.tsx';
import { tookDetail } from '../queries.ts';
import styles from './new-document-dialog.module.css';
import { TemplatePreview } from './template-preview.tsx';

const FORM = 'new-document';
const PERSONAL = '';
const BLANK = 'blank';

export interface NewDocumentDialogProps {
  isOpen: boolean;
  /** Where it is put unless the person chooses otherwise. */
  communityId?: string | undefined;
  onClose: () => void;
}

export function NewDocumentDialog({ isOpen, communityId, onClose }: NewDocumentDialogProps): ReactNode {
  const { t } = useTranslation('documents');
  const create = useCreate(onClose);
  return (
    <Dialog
      size="large"
      title={t('newTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={create.isPending}>
            {t('create')}
          </Button>
        </>
      )}
    >
      {() => <NewDocumentForm communityId={communityId ?? PERSONAL} create={create} />}
    </Dialog>
  );
}

interface NewDocument {
  title: string;
  template: string;
  communityId: string;
}

function useCreate(onDone: () => void) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ title, template, communityId }: NewDocument) =>
      api('POST /api/documents', {
        body: {
          title,
          template: template === BLANK ? null : template,
          communityId: communityId === PERSONAL ? null : communityId,
        },
      }),
    onSuccess: (detail) => {
      tookDetail(queryClient, detail);
      onDone();
      void navigate(`/documents/${encodeURIComponent(detail.id)}`);
    },
  });
}

function NewDocumentForm(props: { communityId: string; create: ReturnType<typeof useCreate> }): ReactNode {
  const { create } = props;
  const { t, i18n } = useTranslation('documents');
  const problemText = useProblemText();
  const [title, setTitle] = useState('');
  const [template, setTemplate] = useState(BLANK);
  const [communityId, setCommunityId] = useState(props.communityId);
  const templates = useQuery({
    queryKey: ['document-templates'],
    queryFn: ({ signal }) => api('GET /api/document-templates', { signal }),
    staleTime: Infinity,
  });
  const communities = useMyCommunities().data?.communities ?? [];
  return (
    <form
      id={FORM}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ title: title.trim() === '' ? t('untitled') : title.trim(), template, communityId });
      }}
    >
      <div className={styles.fields}>
        <TextField
          autoFocus
          label={t('titleField')}
          placeholder={t('titlePlaceholder')}
          maxLength={200}
          value={title}
          onChange={setTitle}
          error={create.isError ? problemText(create.error) : undefined}
        />
        <Select
          label={t('whereField')}
          value={communityId}
          onChange={setCommunityId}
          choices={[
            { id: PERSONAL, label: t('movePersonal') },
            ...communities.map(({ id, name, home }) => ({ id, label: name, note: home.name })),
          ]}
        />
      </div>
      <div className={styles.templates}>
        <QueryView query={templates}>
          {({ templates: offered }) => (
            <RadioGroup
              label={t('templateField')}
              value={template}
              onChange={setTemplate}
              choices={offered.map(({ key, title: names }) => ({
                id: key,
                label: i18n.language === 'en' ? names.en : names.zhCN,
              }))}
            />
          )}
        </QueryView>
        <TemplatePreview template={template} />
      </div>
    </form>
  );
}
