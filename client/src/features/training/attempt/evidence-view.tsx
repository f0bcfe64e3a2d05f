import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button.tsx';
import { replayLink } from '../desk/links.ts';
import type { Aspect, Score } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { curveOf } from './sparkline.ts';
import styles from './score-sheet.module.css';
import { useAsked } from './use-asked.ts';
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
  const asked = useAsked(score.attempt.sceneId)(aspect.id);
  const limit = words.limit(aspect);
  // What an examiner says is enough for most; the machine's own condition is there for whoever asks for it.
  const folded = limit !== null && (isCondition(evidence) || limit.length > MOST_INLINE) ? limit : null;
  return (
    <div className={styles.evidence}>
      <p>
        <b>{words.found(aspect)}</b>
        {asked === null ? null : <span> · {t('attempt.asked', { asked })}</span>}
        {limit === null || limit === folded ? null : <span> · {limit}</span>}
        {evidence.fromTick >= 0 && evidence.toTick > evidence.fromTick ? (
          <span>
            {' · '}
            {t('attempt.span', { from: clock(evidence.fromTick * tickS), to: clock(evidence.toTick * tickS) })}
          </span>
        ) : null}
      </p>
      {folded === null ? null : (
        <details className={styles.condition}>
          <summary>{t('attempt.showCondition')}</summary>
          <code>{folded}</code>
        </details>
      )}
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
    found(aspect: Aspect): string {
      const { evidence, kind, awarded } = aspect;
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
      const done = shareOf(aspect);
      if (done !== null) return t('attempt.shareDone', { share: share(done) });
      const of = countedOf(evidence);
      return of === null
        ? t('attempt.value', { value: withUnit(plainNumber(value), unit) })
        : t('attempt.counted', { done: plainNumber(value), of: plainNumber(of) });
    },
    /** Null where the other words say it: what is counted has it beside the number. */
    limit(aspect: Aspect): string | null {
      const { evidence } = aspect;
      const yardstick = readYardstick(evidence.limit);
      return yardstick === null || shareOf(aspect) !== null || countedOf(evidence) !== null
        ? null
        : limitWords(yardstick, evidence.unit);
    },
  };
}

/** How much of something was done, from 0 to 1, where a number without a unit says that by itself or by its bands. */
function shareOf({ evidence: { value, unit, limit }, earned, points }: Aspect): number | null {
  if (value === null || unit !== '1') return null;
  const yardstick = readYardstick(limit);
  if (yardstick?.kind === 'bands') return earned === null ? null : earned / points;
  const isShare = yardstick?.kind === 'linear' && yardstick.full === 1 && yardstick.none === 0;
  return isShare && value >= 0 && value <= 1 ? value : null;
}

/** How many of something there were to do, where a number counts them. */
function countedOf({ unit, limit }: Aspect['evidence']): number | null {
  const yardstick = readYardstick(limit);
  return yardstick?.kind === 'linear' && yardstick.none === 0 && yardstick.full > 1 && unit === '1'
    ? yardstick.full
    : null;
}

const isCondition = ({ limit }: Aspect['evidence']): boolean => readYardstick(limit)?.kind === 'condition';
