import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetings } from '../../../app/meetings-due.ts';
import { Failure, QueryView } from '../../../app/query-view.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import { newMeetingLink } from '../desk/links.ts';
import { MeetingRows } from './meeting-rows.tsx';

/** Meetings under way and to come, and on request those that are over: of a community, or all of mine. */
export function MeetingLists({
  communityId,
  level = 2,
}: {
  readonly communityId?: string;
  readonly level?: 2 | 3;
}): ReactNode {
  const { t } = useTranslation('meetings');
  const id = useId();
  const live = useMeetings('live', communityId);
  const upcoming = useMeetings('upcoming', communityId);
  const [showsPast, setShowsPast] = useState(communityId === undefined);
  const showsCommunity = communityId === undefined;
  const plan = (
    <ButtonLink size="small" icon="plus" href={newMeetingLink(communityId)}>
      {t('plan')}
    </ButtonLink>
  );
  if (live.data === undefined || upcoming.data === undefined)
    return live.isPending || upcoming.isPending ? (
      <LoadingState rows={3} />
    ) : (
      <Failure
        error={live.error ?? upcoming.error}
        retry={() => {
          void live.refetch();
          void upcoming.refetch();
        }}
      />
    );
  const next = [...live.data.meetings, ...upcoming.data.meetings];
  return (
    <>
      <section aria-labelledby={`${id}-next`}>
        <SectionHeading
          id={`${id}-next`}
          level={level}
          {...(showsCommunity || !upcoming.data.mayPlan ? {} : { action: plan })}
        >
          {t(showsCommunity ? 'nextMeetings' : 'meetings')}
        </SectionHeading>
        {next.length === 0 ? (
          <EmptyState
            icon="calendar"
            title={t('noneNext')}
            text={t(showsCommunity ? 'noneNextText' : 'noneNextCommunity')}
          />
        ) : (
          <MeetingRows meetings={next} label={t('nextMeetings')} showsCommunity={showsCommunity} />
        )}
        {showsCommunity ? null : (
          <Button size="small" variant="quiet" aria-expanded={showsPast} onPress={() => setShowsPast(!showsPast)}>
            {t(showsPast ? 'pastHide' : 'pastShow')}
          </Button>
        )}
      </section>
      {showsPast ? <Past level={level} {...(communityId === undefined ? {} : { communityId })} /> : null}
    </>
  );
}

function Past({ communityId, level }: { readonly communityId?: string; readonly level: 2 | 3 }): ReactNode {
  const { t } = useTranslation('meetings');
  const id = useId();
  const query = useMeetings('past', communityId);
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} level={level}>
        {t('pastMeetings')}
      </SectionHeading>
      <QueryView query={query} loading={3}>
        {({ meetings }) =>
          meetings.length === 0 ? (
            <EmptyState icon="history" title={t('nonePast')} text={t('nonePastText')} />
          ) : (
            <MeetingRows meetings={meetings} label={t('pastMeetings')} showsCommunity={communityId === undefined} />
          )
        }
      </QueryView>
    </section>
  );
}
