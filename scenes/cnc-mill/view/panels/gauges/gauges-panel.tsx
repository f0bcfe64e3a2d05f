import { type ReactNode, useMemo, useState } from 'react';

import { useLive } from '../../../../kit/index.ts';
import type { SceneViewProps } from '../../../../kit/scene-view.ts';
import type { BenchMode, BenchReading } from '../../../model/bench/interface.ts';
import { type SizeId, SIZES, sizeOf } from '../../../model/drawing/sizes.ts';
import { GAUGE_IDS, type GaugeId, gaugeOf, SURFACES } from '../../../model/gauges/catalogue.ts';
import { MILL } from '../../../model/machine/interface.ts';
import { figures } from '../../instruments/figures.ts';
import { wordsOf } from '../../words/words.ts';
import styles from '../shared/panel.module.css';
import { Refusal } from '../shared/refusal.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { GaugeFace } from './gauge-face.tsx';
import own from './gauges.module.css';
import { PartOnPlate } from './part-on-plate.tsx';

const NOTHING: BenchMode = { gauge: null, zeroed: [], dirty: false, readings: [], handedIn: false };

/** Gauges from the drawer, where they touch, what they show, and the record of what was read. */
export function GaugesPanel({ port, language, t }: SceneViewProps): ReactNode {
  const word = wordsOf(language);
  const { give, refusal } = useCommands(port, t);
  const bench = useLive(port, ({ view }) => benchOf(view.modes[MILL]));
  const gauge = bench.gauge === null ? undefined : gaugeOf(bench.gauge);
  const [chosen, setChosen] = useState('');
  const places = useMemo(
    () =>
      SIZES.filter(({ id }) => gauge?.sizes.includes(id) ?? false).flatMap(({ id, places: count, text, feature }) =>
        Array.from({ length: count }, (_, index) => ({
          id,
          place: index + 1,
          text,
          feature,
          value: `${id}.${index + 1}`,
        })),
      ),
    [gauge],
  );
  const picked = places.find(({ value }) => value === chosen) ?? places[0] ?? null;
  const surface = SURFACES.find((id) => id === chosen) ?? SURFACES[0];
  const last = bench.readings.findLast((reading) => reading.gauge === bench.gauge) ?? null;
  const disabled = port.readOnly;
  return (
    <div className={styles['panel']} data-theme="dark">
      <div className={styles['row']}>
        <select
          className={`${styles['field'] ?? ''} ${styles['grow'] ?? ''}`}
          value={bench.gauge ?? ''}
          disabled={disabled}
          aria-label={word('gauge.drawer')}
          onChange={(event) => {
            const id = GAUGE_IDS.find((name) => name === event.target.value);
            if (id === undefined) void give('putBackGauge', null, 'gauge');
            else void give('takeGauge', { gauge: id }, 'gauge');
          }}
        >
          <option value="">{word('gauge.none')}</option>
          {GAUGE_IDS.map((id) => (
            <option key={id} value={id}>
              {t(`gauge.${id}`)}
            </option>
          ))}
        </select>
        {gauge?.kind === 'reading' && (
          <button
            type="button"
            className={styles['button']}
            data-on={isZeroed(bench, gauge.id)}
            disabled={disabled}
            onClick={() => void give('zeroGauge', null, 'gauge')}
          >
            {word('gauge.zero')}
          </button>
        )}
      </div>
      <PartOnPlate
        label={word('gauge.plate')}
        size={gauge === undefined ? null : (picked?.id ?? null)}
        place={picked?.place ?? 1}
      />
      {gauge !== undefined && (
        <>
          <GaugeFace
            gauge={gauge}
            reading={last}
            zeroed={isZeroed(bench, gauge.id)}
            name={t(`gauge.${gauge.id}`)}
            word={word}
          />
          {gauge.kind === 'roughness' ? (
            <Measuring
              label={word('gauge.surface')}
              value={surface}
              options={SURFACES.map((id) => [id, t(`surface.${id}`)])}
              onChoose={setChosen}
              onMeasure={() => void give('measureRoughness', { surface }, 'gauge')}
              action={word('gauge.measure')}
              disabled={disabled}
            />
          ) : (
            <Measuring
              label={word('gauge.feature')}
              value={picked?.value ?? ''}
              options={places.map(({ value, feature, text, place }) => [
                value,
                `${feature}  ${text}  ${word('gauge.place', { place })}`,
              ])}
              onChoose={setChosen}
              onMeasure={() => {
                if (picked !== null) void give('measure', { size: picked.id, place: picked.place }, 'gauge');
              }}
              action={word('gauge.measure')}
              disabled={disabled || picked === null}
            />
          )}
        </>
      )}
      <Refusal text={refusal('gauge')} />
      <div className={styles['row']}>
        <button
          type="button"
          className={styles['button']}
          data-on={!bench.dirty}
          disabled={disabled}
          onClick={() => void give('cleanPart', null, 'part')}
        >
          {word('gauge.clean')}
        </button>
        <button
          type="button"
          className={styles['button']}
          disabled={disabled || bench.handedIn}
          onClick={() => void give('handIn', null, 'part')}
        >
          {word(bench.handedIn ? 'gauge.handedIn' : 'gauge.handIn')}
        </button>
      </div>
      <Refusal text={refusal('part')} />
      <h3>{word('gauge.record')}</h3>
      {bench.readings.length === 0 ? (
        <p className={styles['quiet']}>{word('gauge.noReading')}</p>
      ) : (
        <table className={own['record']}>
          <tbody>
            {bench.readings.toReversed().map((reading) => (
              <tr key={`${reading.tick}.${reading.gauge}`}>
                <th scope="row">{whatOf(reading, t)}</th>
                <td>{valueOf(reading, word('gauge.enters'), word('gauge.entersNot'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface MeasuringProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly action: string;
  readonly disabled: boolean;
  readonly onChoose: (value: string) => void;
  readonly onMeasure: () => void;
}

function Measuring({ label, value, options, action, disabled, onChoose, onMeasure }: MeasuringProps): ReactNode {
  return (
    <div className={styles['row']}>
      <select
        className={`${styles['field'] ?? ''} ${styles['grow'] ?? ''}`}
        value={value}
        aria-label={label}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
      <button type="button" className={styles['button']} data-tone="main" disabled={disabled} onClick={onMeasure}>
        {action}
      </button>
    </div>
  );
}

function benchOf(mode: unknown): BenchMode {
  const bench = typeof mode === 'object' && mode !== null && 'bench' in mode ? mode.bench : null;
  return typeof bench === 'object' && bench !== null ? (bench as BenchMode) : NOTHING;
}

const isZeroed = ({ zeroed }: BenchMode, id: GaugeId): boolean => zeroed.includes(id);

const placesOf = (size: SizeId): number => sizeOf(size).places;

function whatOf(reading: BenchReading, t: SceneViewProps['t']): string {
  if (reading.kind === 'roughness') return t(`surface.${reading.surface}`);
  const { text } = sizeOf(reading.size);
  return placesOf(reading.size) > 1 ? `${text} · ${reading.place}` : text;
}

function valueOf(reading: BenchReading, enters: string, entersNot: string): string {
  if (reading.kind === 'size') return figures(reading.mm, 3);
  if (reading.kind === 'roughness') return `Ra ${reading.raUm.toFixed(2)}`;
  return `GO ${reading.goEnters ? enters : entersNot} / NO GO ${reading.noGoEnters ? enters : entersNot}`;
}
