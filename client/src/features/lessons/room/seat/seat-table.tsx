import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useLive } from '../links/use-links.ts';
import { classroomOf, classroomsOf } from '../model/classrooms.ts';
import styles from './seat-table.module.css';

const SLOW_MS = 300;
const LOSSY = 0.03;

/** Every seat with its line in numbers. */
export function SeatTable({ deeds }: { readonly deeds: Deeds }): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson } = useLive();
  const { view } = useFloor();
  const classrooms = classroomsOf(lesson);
  return (
    <div className={styles.box}>
      <h2>{t('liveTechTitle')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('liveTechSeat')}</th>
            <th scope="col">{t('liveTechLink')}</th>
            <th scope="col">{t('liveTechRung')}</th>
            <th scope="col">{t('liveTechKbps')}</th>
            <th scope="col">{t('liveTechRtt')}</th>
            <th scope="col">{t('liveTechLoss')}</th>
            <th scope="col">{t('liveTechClock')}</th>
            <th scope="col">{t('liveTechActs')}</th>
          </tr>
        </thead>
        <tbody>
          {lesson.seats.map((seat) => {
            const now = view?.seats.find(({ seatId }) => seatId === seat.id);
            const isBarred = now?.barred ?? seat.barred;
            const link = now?.present === true ? now.link : null;
            const place = classroomOf(classrooms, seat)?.school;
            return (
              <tr key={seat.id}>
                <th scope="row">
                  {seat.displayName}
                  <small>{[t(`liveSeat_${seat.seat}`), place].filter(Boolean).join(' · ')}</small>
                </th>
                <td data-tone={now?.present === true ? 'ok' : undefined}>
                  {t(now?.present === true ? 'liveHere' : 'liveNotHere')}
                </td>
                <td data-tone={link !== null && link.rung > 1 ? 'person' : undefined}>
                  {link?.rung ?? t('liveUnknown')}
                </td>
                <td>{link === null ? t('liveUnknown') : `${Math.round(link.kbps)} kb/s`}</td>
                <td data-tone={link !== null && link.rttMs >= SLOW_MS ? 'person' : undefined}>
                  {link === null ? t('liveUnknown') : `${Math.round(link.rttMs)} ms`}
                </td>
                <td data-tone={link !== null && link.loss >= LOSSY ? 'person' : undefined}>
                  {link === null ? t('liveUnknown') : `${(link.loss * 100).toFixed(1)} %`}
                </td>
                <td>
                  {link === null || link.clockBoundMs === null
                    ? t('liveUnknown')
                    : `${link.clockBoundMs.toFixed(1)} ms`}
                </td>
                <td>
                  {seat.seat === 'leadTeacher' || !lesson.may.moderate ? null : (
                    <Button
                      size="small"
                      variant={isBarred ? 'plain' : 'quiet'}
                      onPress={() => void deeds.bar(seat.id, !isBarred)}
                    >
                      {t(isBarred ? 'liveLetIn' : 'liveSendOut')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
