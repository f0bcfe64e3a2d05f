import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { QueryView } from '../../../../app/query-view.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/select.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { reportKey } from '../use-observation.ts';

/** Enters the report into a community's research file, as a document. */
export function FileDialog({ lessonId }: { lessonId: string }): ReactNode {
  const { t, i18n } = useTranslation('lessons');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [isOpen, setOpen] = useState(false);
  const [communityId, setCommunityId] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['communities', 'mine', ''],
    queryFn: ({ signal }) => api('GET /api/communities', { query: { scope: 'mine', limit: 100 }, signal }),
    enabled: isOpen,
  });
  const filing = useMutation({
    mutationFn: (chosen: string) =>
      api('POST /api/lessons/:lessonId/observation/files', {
        params: { lessonId },
        body: { communityId: chosen, locale: i18n.language === 'en' ? 'en' : 'zh-CN' },
      }),
    onSuccess: async () => {
      setOpen(false);
      showToast({ text: t('watch.filed') });
      await queryClient.invalidateQueries({ queryKey: reportKey(lessonId) });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('watch.file')}</Button>
      <Dialog
        title={t('watch.file')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button
            variant="primary"
            isDisabled={communityId === null || filing.isPending}
            onPress={() => {
              if (communityId !== null) filing.mutate(communityId);
            }}
          >
            {t('watch.file')}
          </Button>
        )}
      >
        {() => (
          <QueryView query={query}>
            {({ communities }) =>
              communities.length === 0 ? (
                <EmptyState icon="people" title={t('watch.noCommunities')} />
              ) : (
                <Select<string>
                  label={t('watch.community')}
                  description={t('watch.fileText')}
                  value={communityId}
                  onChange={setCommunityId}
                  choices={communities.map(({ id, name, home }) => ({ id, label: name, note: home.name }))}
                />
              )
            }
          </QueryView>
        )}
      </Dialog>
    </>
  );
}
