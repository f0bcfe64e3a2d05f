import { type ReactNode, useMemo } from 'react';

import type { SceneViewProps } from '../../../kit/index.ts';
import { partOfControl } from '../layout/part-box.ts';
import { type Say, sayIn } from '../strings/index.ts';
import styles from './panels.module.css';
import { BreakContact, Coil, FuseSymbol, Heater, Line, MakeContact, Net } from './symbols.tsx';

interface CircuitProps {
  readonly say: Say;
  /** The part that is looked at. */
  readonly part: string | null;
}

const POLES = [0, 1, 2] as const;
const PITCH = 18;
const MAIN_X = 44;
const DELTA_X = 134;
const STAR_X = 200;
const POLE_MARKS = [
  ['1', '2'],
  ['3', '4'],
  ['5', '6'],
] as const;

function PowerCircuit({ say, part }: CircuitProps): ReactNode {
  const main = (pole: number): number => MAIN_X + pole * PITCH;
  const delta = (pole: number): number => DELTA_X + pole * PITCH;
  const star = (pole: number): number => STAR_X + pole * PITCH;
  const named = (pole: number, name: string): { name?: string } => (pole === 0 ? { name } : {});
  return (
    <svg className={styles['drawing']} viewBox="0 0 256 300" role="img" aria-label={say('drawing.power')}>
      {POLES.map((pole) => {
        const marks = POLE_MARKS[pole];
        const [x, xDelta, xStar] = [main(pole), delta(pole), star(pole)];
        const [busY, endY, tapY] = [108 + pole * 5, 274 + pole * 7, 196 + pole * 6];
        const ends =
          [
            ['U1', 'W2'],
            ['V1', 'U2'],
            ['W1', 'V2'],
          ][pole] ?? [];
        return (
          <g key={pole}>
            <text x={x} y={11} textAnchor="middle" className={styles['net']}>
              L{pole + 1}
            </text>
            <Line d={`M${x} 14V24 M${x} 44V64 M${x} 84V130 M${x} ${busY}H${xDelta}V130`} />
            <circle cx={x} cy={busY} r="1.4" fill="var(--ink-2)" />
            <MakeContact x={x} y={24} marks={marks} {...named(pole, 'QF')} chosen={part === 'QF'} />
            <FuseSymbol x={x} y={64} marks={marks} {...named(pole, 'FU1')} chosen={part === 'FU1'} />
            <MakeContact x={x} y={130} marks={marks} {...named(pole, 'KM1')} chosen={part === 'KM1'} />
            <Line d={`M${x} 150V168 M${x} 188V214`} />
            <Heater x={x} y={168} marks={marks} {...named(pole, 'FR')} chosen={part === 'FR'} />
            <text x={x + 2} y={212}>
              {ends[0]}
            </text>
            <MakeContact x={xDelta} y={130} marks={marks} {...named(pole, 'KM2')} chosen={part === 'KM2'} />
            <Line d={`M${xDelta} 150V${endY}H${x}V258 M${xDelta} ${tapY}H${xStar}V220`} />
            <circle cx={xDelta} cy={tapY} r="1.4" fill="var(--ink-2)" />
            <text x={x + 2} y={268}>
              {ends[1]}
            </text>
            <MakeContact x={xStar} y={220} marks={marks} {...named(pole, 'KM3')} chosen={part === 'KM3'} />
            <Line d={`M${xStar} 240V252`} />
          </g>
        );
      })}
      <Line d={`M${star(0)} 252H${star(2)}`} />
      <circle cx={main(1)} cy={236} r="23" className={`${styles['line']} ${part === 'M' ? styles['chosen'] : ''}`} />
      <text x={main(1)} y={234} textAnchor="middle" className={styles['name']}>
        M
      </text>
      <text x={main(1)} y={245} textAnchor="middle">
        3～ 7.5 kW
      </text>
    </svg>
  );
}

function ControlCircuit({ say, part }: CircuitProps): ReactNode {
  return (
    <svg className={styles['drawing']} viewBox="0 0 256 318" role="img" aria-label={say('drawing.control')}>
      <text x={70} y={10}>
        TC 220 V～
      </text>
      <Line d="M62 4V14 M62 34V48 M62 68V80 M62 100V124 M62 144V164 M62 164H48V262 M62 164H88V174 M88 194V262" />
      <FuseSymbol x={62} y={14} marks={['1', '2']} name="FU2" chosen={part === 'FU2'} />
      <Net x={62} y={41} number="1" />
      <BreakContact x={62} y={48} marks={['95', '96']} name="FR" chosen={part === 'FR'} />
      <Net x={62} y={74} number="2" />
      <BreakContact x={62} y={80} marks={['11', '12']} name="SB1" chosen={part === 'SB1'} />
      <Net x={62} y={108} number="3" />
      <Line d="M62 108H200V118" />
      <MakeContact x={62} y={118} marks={['13', '14']} name="SB2" chosen={part === 'SB2'} />
      <MakeContact x={200} y={118} marks={['13', '14']} name="KM1" chosen={part === 'KM1'} />
      <Net x={62} y={144} number="4" />
      <Line d="M62 144H140V152" />
      <BreakContact x={62} y={146} marks={['21', '22']} name="KM2" chosen={part === 'KM2'} />
      <MakeContact x={140} y={152} marks={['13', '14']} name="KM3" chosen={part === 'KM3'} />
      <Net x={62} y={170} number="5" />
      <BreakContact x={88} y={180} marks={['55', '56']} name="KT" chosen={part === 'KT'} />
      <Net x={88} y={210} number="6" />
      <Line d="M140 172V196 M200 138V196 M140 196H222 M150 196V262 M222 196V204" />
      <Net x={150} y={196} number="7" />
      <BreakContact x={222} y={204} marks={['21', '22']} name="KM3" chosen={part === 'KM3'} />
      <Line d="M222 224V262" />
      <Net x={222} y={240} number="8" />
      <Coil x={48} y={262} name="KT" chosen={part === 'KT'} />
      <Coil x={88} y={262} name="KM3" chosen={part === 'KM3'} />
      <Coil x={150} y={262} name="KM1" chosen={part === 'KM1'} />
      <Coil x={222} y={262} name="KM2" chosen={part === 'KM2'} />
      <Line d="M48 282V300 M88 282V300 M150 282V300 M222 282V300 M30 300H236" />
      <Net x={30} y={300} number="0" />
      <text x={34} y={312}>
        PE
      </text>
    </svg>
  );
}

/** The drawing by which one wires: power and control circuit with the devices' terminals and the nets' numbers. */
export function DrawingPanel({ language, selected }: SceneViewProps): ReactNode {
  const say = useMemo(() => sayIn(language), [language]);
  const part = selected === null ? null : partOfControl(selected);
  return (
    <div className={styles['panel']}>
      <h3>{say('drawing.power')}</h3>
      <PowerCircuit say={say} part={part} />
      <h3>{say('drawing.control')}</h3>
      <ControlCircuit say={say} part={part} />
    </div>
  );
}
