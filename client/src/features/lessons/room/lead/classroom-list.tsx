import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { useLessonConsents } from '../../desk/queries.ts';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useLessonNow, useLive, useMedia } from '../links/use-links.ts';
import { useSince } from '../links/use-changes.ts';
import { type Classroom, classroomNow, type ClassroomNow } from '../model/classrooms.ts';
import cards from '../parts/cards.module.css';
import { ClassroomCard } from '../parts/classroom-card.tsx';

const TICK_MS = 1_000;
/** Where nothing in it can be pressed, it is scrolled by keys all the same. */
const SCROLLED = { tabIndex: 0 };

export interface ClassroomListProps {
  readonly classrooms: readonly Classroom[];
  /** What may be done with a classroom; null where somebody only looks. */
  readonly deeds: Deeds | null;
  /** Opens the line to a classroom's assistant. */
  readonly onMessage: ((classroom: Classroom) => void) | null;
}

/** All classrooms but one's own, along the edge of the stage. */
export function ClassroomList({ classrooms, deeds, onMessage }: ClassroomListProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { view } = useFloor();
  const { others } = useMedia();
  const lessonMs = useLessonNow(TICK_MS);
  const consents = useLessonConsents(useLive().lesson.id).data?.classrooms;
  const [large, setLarge] = useState<string | null>(null);
  const nows = new Map(classrooms.map((one) => [one.classroomId, classroomNow(one, view, others)]));
  const stopped = useSince(new Map([...nows].map(([classroomId, now]) => [classroomId, isStopped(now)])), lessonMs);
  if (classrooms.length === 0) return <p className={cards.none}>{t('liveNoClassrooms')}</p>;
  return (
    <ul className={cards.cards} aria-label={t('liveClassrooms')} {...SCROLLED}>
      {classrooms.map((classroom) => {
        const { classroomId } = classroom;
        const now = nows.get(classroomId);
        if (now === undefined) return null;
        return (
          <ClassroomCard
            key={classroomId}
            classroom={classroom}
            now={now}
            lessonMs={lessonMs}
            outOfPicture={consents?.find((one) => one.classroomId === classroomId)?.apartCount ?? 0}
            stoppedAtMs={isStopped(now) ? (stopped.get(classroomId) ?? null) : null}
            isLarge={large === classroomId && now.person !== null}
          >
            {deeds === null || !now.isHere ? null : <Calls classroom={classroom} now={now} deeds={deeds} />}
            {now.person === null ? null : (
              <Button
                size="small"
                aria-expanded={large === classroomId}
                onPress={() => setLarge(large === classroomId ? null : classroomId)}
              >
                {t(large === classroomId ? 'liveShrink' : 'liveEnlarge')}
              </Button>
            )}
            {onMessage === null || classroom.assistants.length === 0 ? null : (
              <Button size="small" icon="comment" onPress={() => onMessage(classroom)}>
                {t('liveMessageTo')}
              </Button>
            )}
          </ClassroomCard>
        );
      })}
    </ul>
  );
}

/** It sends a picture that does not come any more. */
function isStopped({ person }: ClassroomNow): boolean {
  const camera = person?.tracks.find(({ source }) => source === 'camera');
  return camera !== undefined && !camera.isMuted && (camera.isHeldBack || !camera.isReceived);
}

function Calls({
  classroom,
  now,
  deeds,
}: {
  readonly classroom: Classroom;
  readonly now: ClassroomNow;
  readonly deeds: Deeds;
}): ReactNode {
  const { t } = useTranslation('lessons');
  if (classroom.kind === 'leadClassroom') return null;
  const { hand } = now;
  if (now.isOnStage)
    return (
      <Button size="small" icon="mic-off" onPress={() => void deeds.bring(classroom, false)}>
        {t('liveCallEnd')}
      </Button>
    );
  const several = hand !== null && hand.count > 1;
  return (
    <>
      <Button size="small" icon="mic" onPress={() => void deeds.bring(classroom, true)}>
        {t(several ? 'liveCallFirst' : 'liveCall')}
      </Button>
      {hand === null ? null : (
        <Button size="small" onPress={() => void deeds.floor({ kind: 'hand.dismiss', handId: hand.id })}>
          {t('liveLowerHands')}
        </Button>
      )}
    </>
  );
}
