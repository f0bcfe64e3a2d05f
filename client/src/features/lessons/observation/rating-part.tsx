import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { RadioGroup } from '../../../ui/toggles.tsx';
import { useItemWords } from './item-words.ts';
import styles from './observation.module.css';
import type { PartProps } from './part-props.ts';
import type { Scale, Sheet, SheetContent } from './types.ts';

const grades = ['5', '4', '3', '2'] as const;
type Grade = (typeof grades)[number];
const markOf: Readonly<Record<Grade, SheetContent['marks'][string]>> = { '5': 5, '4': 4, '3': 3, '2': 2 };
const bonuses = ['0', '1', '2', '3', '4', '5'] as const;

/** The 20 items of the scale, by dimension, and what they come to. */
export function RatingPart({
  content,
  write,
  isOpen,
  scale,
  figures,
}: PartProps & { scale: Scale; figures: Sheet['rating'] }): ReactNode {
  const { t } = useTranslation('lessons');
  const itemWords = useItemWords();
  const { marks, bonus } = content;
  return (
    <div className={styles.rating}>
      <dl className={styles.figures}>
        <div>
          <dt>{t('observe.total')}</dt>
          <dd>
            {figures.total === null
              ? t('observe.rated', { rated: figures.rated, items: figures.items })
              : t('observe.points', { points: figures.total })}
          </dd>
          <dd className={styles.quiet}>
            {figures.band === null ? t('observe.totalLater') : t(`observe.band.${figures.band}`)}
          </dd>
        </div>
        {figures.dimensions.map(({ dimension, points }) => (
          <div key={dimension}>
            <dt>{t(`observe.scale.${dimension}`)}</dt>
            <dd>{points ?? '–'}</dd>
          </div>
        ))}
      </dl>
      {scale.dimensions.map(({ dimension, weight }) => (
        <section key={dimension} aria-labelledby={`scale-${dimension}`}>
          <SectionHeading id={`scale-${dimension}`} note={t('observe.dimensionPoints', { weight })}>
            {t(`observe.scale.${dimension}`)}
          </SectionHeading>
          {scale.items
            .filter((item) => item.dimension === dimension)
            .map(({ id }) => (
              <div key={id} className={styles.item}>
                <RadioGroup<Grade>
                  label={itemWords(id)}
                  orientation="horizontal"
                  isDisabled={!isOpen}
                  value={grades.find((grade) => markOf[grade] === marks[id]) ?? null}
                  choices={grades.map((grade) => ({ id: grade, label: t(`observe.mark.${grade}`) }))}
                  onChange={(grade) => write((before) => ({ marks: { ...before.marks, [id]: markOf[grade] } }))}
                />
                {isOpen && marks[id] !== undefined ? (
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={`${t('observe.clearMark')} ${itemWords(id)}`}
                    onPress={() =>
                      write((before) => {
                        const { [id]: _cleared, ...rest } = before.marks;
                        return { marks: rest };
                      })
                    }
                  >
                    {t('observe.clearMark')}
                  </Button>
                ) : null}
              </div>
            ))}
        </section>
      ))}
      <div className={styles.bonus}>
        <Select<(typeof bonuses)[number]>
          label={t('observe.bonus')}
          isDisabled={!isOpen}
          value={bonuses.find((each) => Number(each) === bonus) ?? '0'}
          choices={bonuses.map((id) => ({
            id,
            label: id === '0' ? t('observe.bonusNone') : t('observe.bonusPoints', { points: id }),
          }))}
          onChange={(chosen) => write({ bonus: Number(chosen) })}
        />
      </div>
    </div>
  );
}
