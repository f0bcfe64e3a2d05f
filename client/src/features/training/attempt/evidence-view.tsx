import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button.tsx';
import { replayLink } from '../desk/links.ts';
import type { Aspect, Score } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { curveOf } from './sparkline.ts';
import styles from './score-sheet.module.css';
import { describeLimits, plainNumber, readYardstick, type Yardstick } from './yardstick.ts';

/** Conditions that are longer are read by whoever asks for them. */
const MOST_INLINE = 48;

/** Why an aspect has its points: what was found, what was asked, when, and the way to see it again. */
export function EvidenceView({ aspect, score }: { aspect: Aspect; score: Score }): ReactNode {
  const { t } = useTranslation('training');
  const { clock } = useDeskWords();
  const words = useEvidenceWords(score);
  const { evidence } = aspect;
  const { tickS } = score.result.log;
  const at = evidence.fromTick >= 0 ? evidence.fromTick : evidence.toTick;
  const limit = words.limit(aspect);
  return (
    <div className={styles.evidence}>
      <p>
        <b>{words.found(aspect)}</b>
        {limit === null || limit.length > MOST_INLINE ? null : <span> · {limit}</span>}
        {evidence.fromTick >= 0 && evidence.toTick > evidence.fromTick ? (
          <span>
            {' · '}
            {t('attempt.span', { from: clock(evidence.fromTick * tickS), to: clock(evidence.toTick * tickS) })}
          </span>
        ) : null}
      </p>
      {limit !== null && limit.length > MOST_INLINE ? (
        <details className={styles.condition}>
          <summary>{t('attempt.showCondition')}</summary>
          <code>{limit}</code>
        </details>
      ) : null}
      {aspect.reference === null ? null : (
        <p className={styles.reference}>
          {aspect.reference.code} {aspect.reference.text}
        </p>
      )}
      <Curve aspect={aspect} />
      {at < 0 ? null : (
        <ButtonLink
          size="small"
          icon="play"
          href={replayLink(score.attempt.id, at)}
          aria-label={t('attempt.playMoment', { time: clock(at * tickS) })}
        >
          {t('attempt.play', { time: clock(at * tickS) })}
        </ButtonLink>
      )}
    </div>
  );
}

function Curve({ aspect }: { aspect: Aspect }): ReactNode {
  const { t } = useTranslation('training');
  const curve = curveOf(aspect.evidence.samples);
  if (curve === null) return null;
  const { signal, points, least, most } = curve;
  const label = t('attempt.curve', { signal, least: plainNumber(least), most: plainNumber(most) });
  return (
    <figure className={styles.curve}>
      <svg viewBox="-2 -8 104 116" preserveAspectRatio="none" role="img" aria-label={label}>
        <polyline points={points} />
      </svg>
      <figcaption>
        <span>{plainNumber(most)}</span>
        <span>{plainNumber(least)}</span>
      </figcaption>
    </figure>
  );
}

/** What was found and what was asked, in words. */
export function useEvidenceWords(score: Score) {
  const { t } = useTranslation('training');
  const { share } = useDeskWords();
  const withUnit = (value: string, unit: string | null) => (unit === null || unit === '1' ? value : `${value} ${unit}`);
  function limitWords(yardstick: Yardstick, unit: string | null): string | null {
    switch (yardstick.kind) {
      case 'within': {
        const limits = describeLimits(yardstick);
        return limits === null ? null : t('attempt.limit', { limit: withUnit(limits, unit) });
      }
      case 'bands': {
        const bands = yardstick.bands.map((band) =>
          t('attempt.band', {
            limit: withUnit(describeLimits(band) ?? t('attempt.any'), unit),
            share: share(band.share),
          }),
        );
        return t('attempt.bands', { bands: bands.join(t('attempt.semicolon')) });
      }
      case 'linear':
        return t('attempt.linear', {
          full: withUnit(plainNumber(yardstick.full), unit),
          none: withUnit(plainNumber(yardstick.none), unit),
        });
      case 'condition':
        return t('attempt.condition', { condition: yardstick.text });
      case 'judgement':
        return null;
    }
  }
  return {
    found({ evidence, kind, awarded }: Aspect): string {
      const { judgedBy, holds, value, unit } = evidence;
      if (judgedBy !== null) {
        const name = score.people.find(({ personId }) => personId === judgedBy.id)?.displayName ?? judgedBy.id;
        return judgedBy.note === null || judgedBy.note === ''
          ? t('attempt.judgedBy', { name })
          : t('attempt.judgedByWith', { name, note: judgedBy.note });
      }
      if (kind === 'judged') return awarded === null ? t('attempt.notJudged') : t('attempt.neverJudged');
      if (holds !== null) return holds ? t('attempt.held') : t('attempt.notHeld');
      if (value === null) return t('attempt.noValue');
      return isShare(evidence)
        ? t('attempt.shareDone', { share: share(value) })
        : t('attempt.value', { value: withUnit(plainNumber(value), unit) });
    },
    limit({ evidence }: Aspect): string | null {
      const yardstick = readYardstick(evidence.limit);
      return yardstick === null || isShare(evidence) ? null : limitWords(yardstick, evidence.unit);
    },
  };
}

/** Whether a number from 0 to 1 says how much of something was done. */
function isShare({ value, unit, limit }: Aspect['evidence']): boolean {
  const yardstick = readYardstick(limit);
  const isLinear = yardstick?.kind === 'linear' && yardstick.full === 1 && yardstick.none === 0;
  return isLinear && unit === '1' && value !== null && value >= 0 && value <= 1;
}
