import { type ReactNode, useMemo } from 'react';

import { type SceneViewProps, useLive } from '../../../kit/index.ts';
import { leadAt } from '../reading.ts';
import { sayIn, type ViewText } from '../strings/index.ts';
import { useTools } from '../tool-store.ts';
import styles from './panels.module.css';

type Pair = readonly [red: string, black: string];

/** Where one measures, by what it proves; the insulation tester's places are those to the frame. */
const GROUPS: readonly { readonly title: ViewText; readonly pairs: readonly Pair[] }[] = [
  {
    title: 'points.lineSupply',
    pairs: [
      ['QF:1', 'QF:3'],
      ['QF:3', 'QF:5'],
      ['QF:1', 'QF:5'],
    ],
  },
  {
    title: 'points.lineLoad',
    pairs: [
      ['QF:2', 'QF:4'],
      ['QF:4', 'QF:6'],
      ['QF:2', 'QF:6'],
    ],
  },
  {
    title: 'points.lineEarth',
    pairs: [
      ['QF:2', 'PE:1'],
      ['QF:4', 'PE:1'],
      ['QF:6', 'PE:1'],
    ],
  },
  {
    title: 'points.earth',
    pairs: [
      ['M:PE', 'supply:PE'],
      ['door:PE', 'supply:PE'],
      ['rail:PE', 'supply:PE'],
    ],
  },
  {
    title: 'points.windings',
    pairs: [
      ['M:U1', 'M:U2'],
      ['M:V1', 'M:V2'],
      ['M:W1', 'M:W2'],
      ['M:U1', 'M:PE'],
      ['M:V1', 'M:PE'],
      ['M:W1', 'M:PE'],
    ],
  },
  {
    title: 'points.control',
    pairs: [
      ['FU2:2', 'TC:4'],
      ['FR:96', 'TC:4'],
      ['SB1:12', 'TC:4'],
      ['SB2:14', 'TC:4'],
      ['KM2:22', 'TC:4'],
      ['KT:56', 'TC:4'],
      ['KM1:A1', 'KM1:A2'],
      ['KM2:A1', 'KM2:A2'],
      ['KM3:A1', 'KM3:A2'],
    ],
  },
];

const isInsulation = ([red, black]: Pair): boolean => black === 'M:PE' && red.startsWith('M:');

/** Measuring points: one press puts both leads there. What is read is for the person to judge. */
export function PointsPanel({ port, language }: SceneViewProps): ReactNode {
  const say = useMemo(() => sayIn(language), [language]);
  const { store } = useTools(port);
  const held = useLive(port, (frame) =>
    ['meter:a', 'meter:b', 'insulationTester:a', 'insulationTester:b']
      .map((lead) => leadAt(frame, lead) ?? '')
      .join(' '),
  );
  const [a, b, testerA, testerB] = held.split(' ');
  const put = async (pair: Pair): Promise<void> => {
    const instrument = isInsulation(pair) ? 'insulationTester' : 'meter';
    await store.give('probe', { lead: `${instrument}:a`, terminal: pair[0] }, pair[0]);
    await store.give('probe', { lead: `${instrument}:b`, terminal: pair[1] }, pair[1]);
  };
  return (
    <div className={styles['panel']}>
      <p className={styles['hint']}>{say('points.hint')}</p>
      {GROUPS.map(({ title, pairs }) => (
        <section key={title}>
          <h3>{say(title)}</h3>
          {pairs.map((pair) => {
            const insulation = isInsulation(pair);
            const here = insulation ? testerA === pair[0] && testerB === pair[1] : a === pair[0] && b === pair[1];
            return (
              <button
                key={pair.join(' ')}
                type="button"
                className={styles['row']}
                disabled={port.readOnly}
                aria-pressed={here}
                onClick={() => void put(pair)}
              >
                {pair[0]} – {pair[1]}
                <span>{say(insulation ? 'gauge.tester' : 'gauge.meter')}</span>
              </button>
            );
          })}
        </section>
      ))}
    </div>
  );
}
