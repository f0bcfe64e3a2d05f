import { definePart, type Part } from '../circuit/part.ts';

export interface ContactorOptions {
  /** Rated voltage of the coil, V RMS. */
  readonly coilV: number;
  readonly inrushVA?: number;
  readonly holdVA?: number;
}

/** Power factors of an alternating-current coil with its armature open and closed. */
const INRUSH_COS = 0.75;
const HOLD_COS = 0.3;
/** A coil that gets this multiple of its voltage burns out within some seconds. */
const BURNING_RATIO = 1.4;
const BURNING_S = 5;
/** From this part of its voltage on a coil is heard. */
const BUZZING_RATIO = 0.3;
const CONTACT_OHM = 0.002;
const AUXILIARY_OHM = 0.02;

/**
 * A contactor with three main poles, an auxiliary NO contact 13/14 and a mirror NC contact 21/22 (IEC 60947-4-1, annex F: it is
 * open whenever a main contact is closed). The armature follows after the coil's voltage has asked for it long enough: at least
 * `pickUpRatio` of the rated one to close, less than `dropOutRatio` to open. All contacts move at one instant.
 */
export function contactor({ coilV, inrushVA = 70, holdVA = 8 }: ContactorOptions): Part {
  const winding = (va: number, cos: number): readonly [number, number] => {
    const ohm = (coilV * coilV) / va;
    return [ohm * cos, ohm * Math.sqrt(1 - cos * cos)];
  };
  const [openOhm, openReactance] = winding(inrushVA, INRUSH_COS);
  const [closedOhm, closedReactance] = winding(holdVA, HOLD_COS);
  return definePart({
    kind: 'contactor',
    terminals: ['1', '2', '3', '4', '5', '6', '13', '14', '21', '22', 'A1', 'A2'],
    parameters: {
      pickUpRatio: { unit: '1', value: 0.85, minimum: 0, maximum: 2 },
      dropOutRatio: { unit: '1', value: 0.6, minimum: 0, maximum: 2 },
      closingS: { unit: 's', value: 0.02, minimum: 0 },
      openingS: { unit: 's', value: 0.012, minimum: 0 },
      coilBroken: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { open: 1 } },
      welded: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { short: 1 } },
      auxiliaryBroken: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { open: 1 } },
    },
    states: {
      closed: { unit: '1', value: 0, switching: true, visible: true },
      askedS: { unit: 's', value: 0, description: 'how long the coil has asked for the other position' },
      strainedS: { unit: 's', value: 0, description: 'how long the coil has had far too much voltage' },
      burnt: { unit: '1', value: 0, switching: true, visible: true, description: 'the coil: it has smoked' },
      buzzing: { unit: '1', value: 0, visible: true, description: 'the coil hums at an armature that it cannot pull' },
      held: {
        unit: '1',
        value: 0,
        switching: true,
        visible: true,
        description: 'pushed in by hand, with the power off',
      },
    },
    probes: {
      coilV: { of: 'voltage', between: ['A1', 'A2'] },
      line1A: { of: 'current', branch: 'main1' },
      line2A: { of: 'current', branch: 'main2' },
      line3A: { of: 'current', branch: 'main3' },
    },
    branches: {
      main1: ['1', '2'],
      main2: ['3', '4'],
      main3: ['5', '6'],
      normallyOpen: ['13', '14'],
      normallyClosed: ['21', '22'],
      coil: ['A1', 'A2'],
    },
    admit({ p, s }, network) {
      const closed = s.closed === 1 || s.held === 1;
      if (closed) for (const pole of ['main1', 'main2', 'main3']) network.impedance(pole, CONTACT_OHM);
      if (closed && p.auxiliaryBroken < 0.5) network.impedance('normallyOpen', AUXILIARY_OHM);
      if (!closed) network.impedance('normallyClosed', AUXILIARY_OHM);
      if (p.coilBroken >= 0.5 || s.burnt === 1) return;
      if (closed) network.impedance('coil', closedOhm, closedReactance, openOhm);
      else network.impedance('coil', openOhm, openReactance, openOhm);
    },
    advance({ p, s, o }, tick) {
      if (p.welded >= 0.5 && s.closed === 0) {
        s.closed = 1;
        s.askedS = 0;
        s.buzzing = 0;
        return;
      }
      const pullV = p.coilBroken < 0.5 && s.burnt === 0 ? o.coilV : 0;
      s.buzzing = s.closed === 0 && pullV >= BUZZING_RATIO * coilV && pullV < p.pickUpRatio * coilV ? 1 : 0;
      s.strainedS = pullV >= BURNING_RATIO * coilV ? s.strainedS + tick.tickS : 0;
      if (s.strainedS >= BURNING_S) {
        s.burnt = 1;
        s.strainedS = 0;
        tick.report('coilBurnt');
      }
      const asks = s.closed === 0 ? pullV >= p.pickUpRatio * coilV : pullV < p.dropOutRatio * coilV && p.welded < 0.5;
      if (!asks) {
        s.askedS = 0;
        return;
      }
      s.askedS += tick.tickS;
      const delayS = s.closed === 0 ? p.closingS : p.openingS;
      if (s.askedS < delayS - tick.tickS * 1e-6) return;
      s.askedS = 0;
      s.closed = 1 - s.closed;
      if (s.closed === 1) tick.shake();
    },
    actions: {
      hold: { apply: ({ s }) => void (s.held = 1) },
      letGo: { apply: ({ s }) => void (s.held = 0) },
    },
  });
}
