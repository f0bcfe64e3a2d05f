import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.ts';
import { useProblemText } from '../../app/problem-text.ts';
import { isSubject, subjects, useSubjectName, type Subject } from '../../i18n/subjects.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './community-dialog.module.css';
import { communityKey, isStage, stageKeys, type CommunityDetail, type Stage } from './types.ts';

const FORM = 'community';
const ANY = '';

const rightKeys = { edit: 'rightEdit', comment: 'rightComment', read: 'rightRead', none: 'rightNone' } as const;
type Right = keyof typeof rightKeys;

export interface CommunityDialogProps {
  isOpen: boolean;
  /** Left out to found a new one. */
  community?: CommunityDetail;
  onClose: () => void;
}

/** Founds a community, or changes what it is called, is for, and grants. */
export function CommunityDialog({ isOpen, community, onClose }: CommunityDialogProps): ReactNode {
  const { t } = useTranslation('communities');
  const save = useSave(community, onClose);
  return (
    <Dialog
      size="medium"
      title={community === undefined ? t('foundTitle') : t('editTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={save.isPending}>
            {community === undefined ? t('create') : t('save')}
          </Button>
        </>
      )}
    >
      {() => <CommunityForm community={community} save={save} />}
    </Dialog>
  );
}

interface Fields {
  name: string;
  purpose: string;
  subject: string | null;
  stage: string | null;
  documentRight: Right;
}

function useSave(community: CommunityDetail | undefined, onDone: () => void) {
  const { t } = useTranslation('communities');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: Fields) =>
      community === undefined
        ? api('POST /api/communities', { body })
        : api('PATCH /api/communities/:communityId', { params: { communityId: community.id }, body }),
    onSuccess: (detail) => {
      queryClient.setQueryData(communityKey(detail.id), detail);
      void queryClient.invalidateQueries({ queryKey: ['communities'] });
      onDone();
      showToast({ text: community === undefined ? t('created', { name: detail.name }) : t('saved') });
      if (community === undefined) void navigate(`/communities/${encodeURIComponent(detail.id)}`);
    },
  });
}

function CommunityForm(props: { community: CommunityDetail | undefined; save: ReturnType<typeof useSave> }): ReactNode {
  const { community, save } = props;
  const { t } = useTranslation('communities');
  const problemText = useProblemText();
  const subjectName = useSubjectName();
  const [name, setName] = useState(community?.name ?? '');
  const [purpose, setPurpose] = useState(community?.purpose ?? '');
  const had = community?.subject ?? null;
  const [subject, setSubject] = useState<Subject | typeof ANY>(isSubject(had) ? had : ANY);
  const [stage, setStage] = useState<Stage | typeof ANY>(
    isStage(community?.stage ?? null) ? (community?.stage as Stage) : ANY,
  );
  const [documentRight, setDocumentRight] = useState<Right>(community?.documentRight ?? 'edit');
  const [isNameNeeded, setNameNeeded] = useState(false);
  return (
    <form
      id={FORM}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') {
          setNameNeeded(true);
          return;
        }
        save.mutate({
          name: name.trim(),
          purpose: purpose.trim(),
          // A subject that has no name here is kept unless another is chosen.
          subject: subject === ANY ? (isSubject(had) ? null : had) : subject,
          stage: stage === ANY ? null : stage,
          documentRight,
        });
      }}
    >
      <TextField
        autoFocus
        isRequired
        validationBehavior="aria"
        label={t('nameField')}
        placeholder={t('namePlaceholder')}
        maxLength={80}
        value={name}
        onChange={(next) => {
          setName(next);
          setNameNeeded(false);
        }}
        error={isNameNeeded ? t('nameNeeded') : save.isError ? problemText(save.error) : undefined}
      />
      <TextField
        label={t('purposeField')}
        placeholder={t('purposePlaceholder')}
        rows={3}
        maxLength={2000}
        value={purpose}
        onChange={setPurpose}
      />
      <div className={styles.pair}>
        <Select<Subject | typeof ANY>
          label={t('subjectField')}
          value={subject}
          onChange={setSubject}
          choices={[{ id: ANY, label: t('any') }, ...subjects.map((id) => ({ id, label: subjectName(id) }))]}
        />
        <Select<Stage | typeof ANY>
          label={t('stageField')}
          value={stage}
          onChange={setStage}
          choices={[
            { id: ANY, label: t('any') },
            ...(Object.keys(stageKeys) as Stage[]).map((id) => ({ id, label: t(stageKeys[id]) })),
          ]}
        />
      </div>
      <Select<Right>
        label={t('rightField')}
        value={documentRight}
        onChange={setDocumentRight}
        choices={(Object.keys(rightKeys) as Right[]).map((id) => ({ id, label: t(rightKeys[id]) }))}
      />
    </form>
  );
}
