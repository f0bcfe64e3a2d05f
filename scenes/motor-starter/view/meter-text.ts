import type { SessionFrame } from '../../session/index.ts';
import type { NotedReading } from '../model/index.ts';
import { METER_FUNCTIONS } from './layout/instruments.ts';
import { isOn, signalOf } from './reading.ts';

/** What a display shows. */
export interface Shown {
  readonly off: boolean;
  /** Digits as on the display. */
  readonly text: string;
  readonly unit: string;
  readonly kind: string;
  readonly functionName: 'off' | 'voltsAc' | 'voltsDc' | 'ohms' | 'insulation';
}

/** Four digits with the point where they need it, as a meter of 4000 counts sets it. */
function fourDigits(value: number): string {
  const size = Math.abs(value);
  const decimals = size < 4 ? 3 : size < 40 ? 2 : size < 400 ? 1 : 0;
  return value.toFixed(decimals);
}

/** Ohms with the prefix that keeps four digits. */
export function ohmsText(ohm: number): { readonly text: string; readonly unit: string } {
  if (ohm < 400) return { text: ohm.toFixed(ohm < 40 ? 2 : 1), unit: 'Ω' };
  if (ohm < 4e5) return { text: fourDigits(ohm / 1e3), unit: 'kΩ' };
  return ohm < 4e8 ? { text: fourDigits(ohm / 1e6), unit: 'MΩ' } : { text: fourDigits(ohm / 1e9), unit: 'GΩ' };
}

const DARK: Shown = { off: true, text: '', unit: '', kind: '', functionName: 'off' };

export function meterShown(frame: SessionFrame): Shown {
  const functionName = METER_FUNCTIONS[signalOf(frame, 'meter.function')] ?? 'off';
  if (functionName === 'off') return DARK;
  const reading = signalOf(frame, 'meter.reading');
  if (functionName === 'ohms') {
    if (isOn(frame, 'meter.overRange')) return { off: false, text: 'OL', unit: 'MΩ', kind: '', functionName };
    return { off: false, ...ohmsText(reading), kind: '', functionName };
  }
  const kind = functionName === 'voltsAc' ? 'AC' : 'DC';
  return { off: false, text: fourDigits(reading), unit: 'V', kind, functionName };
}

const INSULATION = 4;

export function testerShown(frame: SessionFrame): Shown {
  if (signalOf(frame, 'insulationTester.function') !== INSULATION) return DARK;
  const rest = { off: false, kind: '500 V', functionName: 'insulation' } as const;
  if (isOn(frame, 'insulationTester.overRange')) return { ...rest, text: 'OL', unit: 'GΩ' };
  return { ...rest, ...ohmsText(signalOf(frame, 'insulationTester.reading')) };
}

export function clampShown(frame: SessionFrame): Shown {
  const amperes = signalOf(frame, 'clamp.amperes');
  return { off: false, text: amperes.toFixed(amperes < 100 ? 1 : 0), unit: 'A', kind: 'AC', functionName: 'off' };
}

/** A reading of the notebook as it is written down. */
export function notedText({ quantity, value }: NotedReading): string {
  if (value === null) return 'OL';
  if (quantity === 'voltsAc') return `${fourDigits(value)} V～`;
  if (quantity === 'voltsDc') return `${fourDigits(value)} V–`;
  if (quantity === 'amperes') return `${fourDigits(value)} A～`;
  const { text, unit } = ohmsText(value);
  return `${text} ${unit}`;
}
