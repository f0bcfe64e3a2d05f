import type { ReactNode } from 'react';

import type { BenchReading } from '../../../model/bench/interface.ts';
import type { Gauge } from '../../../model/gauges/catalogue.ts';
import { figures } from '../../instruments/figures.ts';
import type { Word } from '../../words/words.ts';
import styles from './gauges.module.css';

export interface GaugeFaceProps {
  readonly gauge: Gauge;
  /** The gauge's own last reading; null before. */
  readonly reading: BenchReading | null;
  readonly zeroed: boolean;
  readonly name: string;
  readonly word: Word;
}

/** What the gauge in the hand shows, large enough to be read. */
export function GaugeFace(props: GaugeFaceProps): ReactNode {
  const { gauge } = props;
  switch (gauge.kind) {
    case 'reading':
      return gauge.id === 'boreGauge' ? (
        <Dial {...props} nominalMm={gauge.standardMm} />
      ) : (
        <Digital {...props} places={gauge.resolutionMm < 0.01 ? 3 : 2} />
      );
    case 'limit':
    case 'thread':
      return <Plug {...props} />;
    case 'roughness':
      return <Tester {...props} />;
  }
}

const sizeOfReading = (reading: BenchReading | null): number | null => (reading?.kind === 'size' ? reading.mm : null);

function Digital({
  gauge,
  reading,
  zeroed,
  name,
  word,
  places,
}: GaugeFaceProps & { readonly places: number }): ReactNode {
  const mm = sizeOfReading(reading);
  const text = mm === null ? (0).toFixed(places) : figures(mm, places);
  const slide = gauge.id === 'calliper';
  return (
    <svg
      className={styles['face']}
      viewBox="0 0 260 96"
      role="img"
      aria-label={`${name}: ${mm === null ? word('gauge.noReading') : `${text} mm`}`}
    >
      {slide ? (
        <>
          <rect className={styles['steel']} x={4} y={22} width={252} height={20} rx={1.5} />
          <path
            className={styles['ticks']}
            d={Array.from({ length: 49 }, (_, index) => `M${12 + index * 5},42v${index % 5 === 0 ? -9 : -5}`).join('')}
          />
          <path className={styles['steel']} d="M4,4h14v86l-8,4-6-40z M40,20h12l4,66-10,6-6-36z" />
        </>
      ) : (
        <>
          <path className={styles['frameDark']} d="M18,20 C4,90 84,98 92,52 L80,48 C74,80 28,78 34,24 Z" />
          <rect className={styles['steel']} x={12} y={16} width={26} height={10} rx={1} />
          <rect className={styles['steel']} x={58} y={14} width={40} height={14} rx={1} />
          <rect className={styles['steel']} x={214} y={8} width={42} height={26} rx={3} />
          <path
            className={styles['ticks']}
            d={Array.from({ length: 9 }, (_, index) => `M${218 + index * 4},10v22`).join('')}
          />
        </>
      )}
      <rect className={styles['body']} x={70} y={12} width={146} height={72} rx={7} />
      <rect className={styles['glass']} x={80} y={20} width={126} height={42} rx={2} />
      <text className={styles['digits']} x={190} y={53} textAnchor="end">
        {text}
      </text>
      <text className={styles['unit']} x={203} y={30} textAnchor="end">
        mm
      </text>
      {!zeroed && (
        <text className={styles['unit']} x={85} y={30}>
          SET?
        </text>
      )}
      <circle className={styles['key']} cx={96} cy={73} r={6} />
      <circle className={styles['key']} cx={143} cy={73} r={6} />
      <circle className={styles['keyRed']} cx={190} cy={73} r={6} />
    </svg>
  );
}

/** A dial of 0.001 mm, 0.2 mm around, that compares with its ring. */
const AROUND_MM = 0.2;

function Dial({ reading, name, word, nominalMm }: GaugeFaceProps & { readonly nominalMm: number }): ReactNode {
  const mm = sizeOfReading(reading);
  const off = mm === null ? 0 : mm - nominalMm;
  const degrees = (off / AROUND_MM) * 360;
  const point = (deg: number, radius: number): string => {
    const rad = ((deg - 90) * Math.PI) / 180;
    return `${(80 + radius * Math.cos(rad)).toFixed(2)},${(80 + radius * Math.sin(rad)).toFixed(2)}`;
  };
  const shown =
    mm === null
      ? word('gauge.noReading')
      : `${nominalMm} ${off < 0 ? '−' : '+'} ${Math.abs(off).toFixed(3)} = ${figures(mm, 3)}`;
  return (
    <svg className={styles['face']} viewBox="0 0 260 160" role="img" aria-label={`${name}: ${shown}`}>
      <circle className={styles['body']} cx={80} cy={80} r={76} />
      <circle className={styles['glassLight']} cx={80} cy={80} r={69} />
      {Array.from({ length: 100 }, (_, index) => (
        <path
          key={index}
          className={styles['mark']}
          d={`M${point(index * 3.6, 67)}L${point(index * 3.6, index % 5 === 0 ? 57 : 62)}`}
        />
      ))}
      {Array.from({ length: 10 }, (_, index) => {
        const [x, y] = point(index * 36, 48).split(',');
        const around = index <= 5 ? index * 20 : (10 - index) * 20;
        return (
          <text key={index} className={styles['dialText']} x={x} y={y} textAnchor="middle" dominantBaseline="central">
            {around}
          </text>
        );
      })}
      <path className={styles['needle']} d={`M${point(degrees + 180, 14)}L${point(degrees, 60)}`} />
      <circle className={styles['hub']} cx={80} cy={80} r={5} />
      <text className={styles['dialText']} x={80} y={108} textAnchor="middle">
        0.001 mm
      </text>
      <text className={styles['beside']} x={168} y={62}>
        {nominalMm.toFixed(3)}
      </text>
      <text className={styles['beside']} x={168} y={86}>
        {mm === null ? '' : `${off < 0 ? '−' : '+'}${Math.abs(off).toFixed(3)}`}
      </text>
      <path className={styles['mark']} d="M166,94H250" />
      <text className={styles['beside']} x={168} y={114}>
        {mm === null ? '—' : figures(mm, 3)}
      </text>
    </svg>
  );
}

function Plug({ reading, name, word, gauge }: GaugeFaceProps): ReactNode {
  const tried = reading !== null && (reading.kind === 'limit' || reading.kind === 'thread') ? reading : null;
  const told = (enters: boolean | null): string =>
    enters === null ? '—' : word(enters ? 'gauge.enters' : 'gauge.entersNot');
  const [go, noGo] = [tried?.goEnters ?? null, tried?.noGoEnters ?? null];
  const threaded = gauge.kind === 'thread';
  const ends = gauge.kind === 'limit' ? [gauge.goMm.toFixed(3), gauge.noGoMm.toFixed(3)] : ['M8-6H', 'M8-6H'];
  return (
    <svg
      className={styles['face']}
      viewBox="0 0 260 110"
      role="img"
      aria-label={`${name}: GO ${told(go)}, NO GO ${told(noGo)}`}
    >
      <rect className={styles['knurl']} x={88} y={28} width={84} height={34} rx={3} />
      <rect className={styles['goRing']} x={82} y={28} width={6} height={34} />
      <rect className={styles['noGoRing']} x={172} y={28} width={6} height={34} />
      <rect className={styles['steel']} x={12} y={34} width={70} height={22} rx={2} />
      <rect className={styles['steel']} x={178} y={34} width={38} height={22} rx={2} />
      {threaded && (
        <path
          className={styles['ticks']}
          d={[
            ...Array.from({ length: 22 }, (_, index) => 14 + index * 3),
            ...Array.from({ length: 11 }, (_, index) => 181 + index * 3),
          ]
            .map((x) => `M${x},34l2,22`)
            .join('')}
        />
      )}
      <text className={styles['plugText']} x={46} y={22} textAnchor="middle">
        GO {ends[0]}
      </text>
      <text className={styles['plugText']} x={206} y={22} textAnchor="middle">
        NO GO {ends[1]}
      </text>
      <text className={styles['beside']} x={46} y={86} textAnchor="middle">
        {told(go)}
      </text>
      <text className={styles['beside']} x={206} y={86} textAnchor="middle">
        {told(noGo)}
      </text>
      {tried?.kind === 'thread' && (
        <text className={styles['plugText']} x={130} y={104} textAnchor="middle">
          {word('gauge.threadDepth', { mm: figures(tried.depthMm, 2) })}
        </text>
      )}
    </svg>
  );
}

function Tester({ reading, name, word }: GaugeFaceProps): ReactNode {
  const ra = reading?.kind === 'roughness' ? reading.raUm : null;
  return (
    <svg
      className={styles['face']}
      viewBox="0 0 260 96"
      role="img"
      aria-label={`${name}: ${ra === null ? word('gauge.noReading') : `Ra ${ra.toFixed(2)} µm`}`}
    >
      <rect className={styles['body']} x={20} y={10} width={170} height={76} rx={8} />
      <rect className={styles['glass']} x={32} y={20} width={146} height={46} rx={2} />
      <text className={styles['unit']} x={38} y={36}>
        Ra
      </text>
      <text className={styles['digits']} x={150} y={55} textAnchor="end">
        {ra === null ? '—' : ra.toFixed(2)}
      </text>
      <text className={styles['unit']} x={174} y={55} textAnchor="end">
        µm
      </text>
      <path className={styles['frameDark']} d="M190,40h46v6h-8l-6,22-4-22h-28z" />
    </svg>
  );
}
