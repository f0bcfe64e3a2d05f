import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { sends } from '../../../../live/media-link.tsx';
import type { Classroom, ClassroomNow } from '../model/classrooms.ts';
import styles from './cards.module.css';
import { PersonVideo } from '../../../../live/person-video.tsx';
import { SoundMeter } from './sound-meter.tsx';

export interface ClassroomCardProps {
  readonly classroom: Classroom;
  readonly now: ClassroomNow;
  readonly lessonMs: number | null;
  /** Lesson time at which its picture stopped; null while it goes on. */
  readonly stoppedAtMs: number | null;
  /** How many of it sit out of its picture, having consented to none. */
  readonly outOfPicture: number;
  readonly isLarge: boolean;
  /** The buttons at its foot. */
  readonly children?: ReactNode;
}

const SLOW_MS = 300;
const LOSSY = 0.03;
/** From here on pictures are given up so that sound gets through. */
const SOUND_FIRST_RUNG = 3;

export function ClassroomCard(props: ClassroomCardProps): ReactNode {
  const { classroom, now, isLarge, children } = props;
  const { t } = useTranslation('lessons');
  const { place, group, assistants } = classroom;
  const heads = now.heads === null ? '' : ` ${t('liveHeads', { count: now.heads })}`;
  const people = assistants.map((name) => t('liveAssistant', { name }));
  const home = classroom.kind === 'student' && place !== '' ? [t('liveHomeStudent')] : [];
  return (
    <li
      className={styles.card}
      data-large={isLarge || undefined}
      data-on-stage={now.isOnStage || undefined}
      data-away={!now.isHere || undefined}
    >
      {now.isHere ? <Picture {...props} /> : null}
      <div className={styles.facts}>
        <h3>
          {place === '' ? t('liveHomeStudent') : place}
          {now.isOnStage ? <em>{t('liveOnStage')}</em> : null}
          {now.isHere ? null : <em>{t('liveNotHere')}</em>}
        </h3>
        <p className={styles.group}>{[...home, `${group}${heads}`, ...people].filter(Boolean).join(' · ')}</p>
        {now.isHere ? <Facts {...props} /> : null}
        {children === undefined ? null : <div className={styles.buttons}>{children}</div>}
      </div>
    </li>
  );
}

function Picture({ classroom, now, stoppedAtMs, outOfPicture }: ClassroomCardProps): ReactNode {
  const { t } = useTranslation('lessons');
  const camera = now.person?.tracks.find(({ source }) => source === 'camera');
  const isShown = now.person !== null && camera !== undefined && !camera.isMuted;
  return (
    <div className={styles.picture} data-stopped={stoppedAtMs !== null || undefined}>
      {isShown ? (
        <PersonVideo identity={now.person.identity} source="camera" label={classroom.place || t('liveHomeStudent')} />
      ) : (
        <span className={styles.noPicture}>
          <Icon name="camera-off" />
          {t(now.isShut ? 'consentShutCard' : 'liveNoPicture')}
        </span>
      )}
      {isShown && outOfPicture > 0 ? (
        <span className={styles.outOfPicture}>{t('liveOutOfPicture', { count: outOfPicture })}</span>
      ) : null}
      {stoppedAtMs !== null ? (
        <span className={styles.size}>{t('livePictureStopped', { time: clockText(stoppedAtMs / 1000) })}</span>
      ) : isShown && camera.picture !== null ? (
        <span className={styles.size}>
          {t('livePictureSize', { height: camera.picture.heightPx, fps: Math.round(camera.picture.framesPerS) })}
        </span>
      ) : null}
    </div>
  );
}

function Facts({ now, lessonMs }: ClassroomCardProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { link, hand, person } = now;
  const speaks = person !== null && sends(person, 'microphone') ? person.identity : null;
  const isLossy = link !== null && link.loss >= LOSSY;
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('liveSound')}</dt>
        <dd>
          <Meter identity={speaks} isFirst={link !== null && link.rung >= SOUND_FIRST_RUNG} />
        </dd>
      </div>
      <div>
        <dt>{t('liveDelay')}</dt>
        <dd data-tone={link !== null && link.rttMs >= SLOW_MS ? 'person' : undefined}>
          <Figure value={link?.rttMs ?? null} unit="ms" />
          {isLossy ? (
            <span data-tone="person">
              {t('liveLoss')} <b>{(link.loss * 100).toFixed(1)}</b> %
            </span>
          ) : (
            <span data-tone="plain">
              {t('liveClockGap')} <Figure value={link?.clockBoundMs ?? null} unit="ms" />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('liveHands')}</dt>
        <dd data-tone={hand === null ? undefined : 'person'}>
          <Icon name="hand" size={16} />
          <span>
            <b>{hand?.count ?? 0}</b> {t('livePersons', { count: hand?.count ?? 0 })}
            {hand === null || lessonMs === null ? null : (
              <>
                {t('liveComma')}
                {t('liveHandsOldest', { ago: clockText((lessonMs - hand.raisedAt) / 1000) })}
              </>
            )}
          </span>
        </dd>
      </div>
    </dl>
  );
}

const Meter = memo(SoundMeter);

function Figure({ value, unit }: { readonly value: number | null; readonly unit: string }): ReactNode {
  const { t } = useTranslation('lessons');
  if (value === null) return <span>{t('liveUnknown')}</span>;
  return (
    <span>
      <b>{value < 10 && value > 0 ? value.toFixed(1) : Math.round(value)}</b> {unit}
    </span>
  );
}
