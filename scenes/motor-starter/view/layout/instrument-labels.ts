import type { Label, Point } from '../../../kit/index.ts';
import type { Say } from '../strings/index.ts';
import { INSTRUMENTS, METER_FUNCTIONS, METER_SWITCH, switchAngleRad } from './instruments.ts';

const SIGNS = { off: 'OFF', voltsAc: 'V～', voltsDc: 'V–', ohms: 'Ω' } as const;

/** What is printed on the hand instruments: around the switch, at the jacks, and their names below. */
export function instrumentLabels(say: Say): readonly { readonly label: Label; readonly at: Point }[] {
  const plate = (id: string, text: string, width: number): Label => ({
    ...words(id, text, width, 11.6, 8.6, '#16211f'),
    ground: '#dde0da',
  });
  const words = (id: string, text: string, width: number, height: number, letters: number, ink: string): Label => ({
    id,
    text,
    width,
    height,
    letters,
    ink,
    bold: true,
  });
  const [x, y, z] = INSTRUMENTS.meter.at;
  const [testerX, testerY, testerZ] = INSTRUMENTS.insulationTester.at;
  const [clampX, clampY, clampZ] = INSTRUMENTS.clamp.at;
  const positions = METER_FUNCTIONS.map((name, index) => {
    const angle = switchAngleRad(index);
    const at: Point = [METER_SWITCH.at[0] + Math.sin(angle) * 26, METER_SWITCH.at[1] + Math.cos(angle) * 25, z + 30.4];
    return { label: words(`meter.${name}`, SIGNS[name], 15, 7, 6, name === 'off' ? '#c9d2d2' : '#e8ae57'), at };
  });
  return [
    ...positions,
    { label: words('jack.a', 'A', 9, 6, 5, '#c9d2d2'), at: [x - 22, y - 44, z + 30.4] },
    { label: words('jack.com', 'COM', 14, 6, 5, '#c9d2d2'), at: [x, y - 44, z + 30.4] },
    { label: words('jack.v', 'VΩ', 11, 6, 5, '#c9d2d2'), at: [x + 22, y - 44, z + 30.4] },
    { label: plate('name.meter', say('gauge.meter'), 40), at: [x, y - 86, 16.6] },
    { label: words('jack.L', 'L', 8, 6, 5, '#c9d2d2'), at: [testerX + 16, testerY - 28, testerZ + 33.6] },
    { label: words('jack.E', 'E', 8, 6, 5, '#c9d2d2'), at: [testerX - 6, testerY - 28, testerZ + 33.6] },
    { label: words('tester.test', '500 V', 22, 6, 5, '#e8ae57'), at: [testerX + 12, testerY - 6, testerZ + 33.6] },
    { label: plate('name.tester', say('meter.tester'), 58), at: [testerX - 8, testerY - 71, 16.6] },
    { label: plate('name.clamp', say('gauge.clamp'), 38), at: [clampX, clampY - 63, 16.6] },
    { label: words('clamp.range', '600 A～', 24, 5, 4, '#c9d2d2'), at: [clampX, clampY - 22, clampZ + 23.4] },
  ];
}
