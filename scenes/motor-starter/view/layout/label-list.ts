import type { Label, PlacedLabel, Point } from '../../../kit/index.ts';
import type { Say } from '../strings/index.ts';
import { BUTTONS, DEVICES, DOOR, DOOR_PARTS, LAMPS, MOTOR, MOTOR_BOX } from './devices.ts';
import { onDoor } from './door-frame.ts';
import { instrumentLabels } from './instrument-labels.ts';
import { type Terminal, TERMINALS } from './terminals.ts';

const PAPER = '#dde0da';
const INK = '#16211f';
const PALE = '#dfe5e3';
/** A name to be read from where one stands: printed dark on a pale plate, as on real panels. */
const NAME_PLATE = { ground: PAPER, ink: INK, bold: true } as const;

/** What stands on the cabinet: the labels, and where each is. */
export interface LabelList {
  readonly labels: readonly Label[];
  readonly placed: readonly PlacedLabel[];
}

const TAGS: readonly (readonly [name: keyof typeof DEVICES, y: number, width: number])[] = [
  ['supply', 229, 38],
  ['QF', 229, 36],
  ['FU1', 229, 24],
  ['TC', 229, 60],
  ['FU2', 229, 23],
  ['KT', 229, 36],
  ['KM1', 59, 42],
  ['KM2', 59, 50],
  ['KM3', 59, 42],
];

const DARK_PARTS = new Set<string>(['KM1', 'KM2', 'KM3', 'FR', 'KT', 'TC', ...BUTTONS, ...LAMPS, 'M']);
const LETTERS = 3.1;

/** Where a terminal's mark is printed, from its screw; the usual place is on the inner side. */
function markAt({ part, mark, at, radius, way }: Terminal): Point | null {
  const [x, y, z] = at;
  if (part === 'supply') return [x, y - 15, z + 6.3];
  if (part === 'mainPE') return null;
  if (part === 'TC') return [x + (mark === '1' || mark === '3' ? 8 : -8), y, z - 0.8];
  if (mark === 'A1' || mark === 'A2') return [x - 7.5, y + way.exit * 1.5, z - 0.7];
  if (part === 'FR' && ['1', '3', '5'].includes(mark)) return [x, y - 7.6, z + 25.3];
  if (part === 'PE' || part === 'X0') return [x, y - 11, 0.4];
  if (part === 'rail') return [x, y - 10, 0.6];
  if (part === 'door') return null;
  if (part === 'M') return mark === 'PE' ? [x, y + 8, z - 13] : [x + 10.5, y, z - 7.6];
  if (part.startsWith('HL')) return [x, y - 5.2, z - 0.6];
  return [x, y - way.exit * (radius + 2.4), z - 0.4];
}

const symbol = (id: string, width: number, height: number, draw: Label['draw'], ground?: string): Label => ({
  id,
  text: '',
  width,
  height,
  letters: 1,
  ...(ground === undefined ? {} : { ground }),
  ...(draw === undefined ? {} : { draw }),
});

/** A dial's scale: ticks and numbers around a knob, from lower left over the top to lower right. */
function scale(id: string, size: number, numbers: readonly string[]): Label {
  return symbol(id, size, size, (context) => {
    context.translate(size / 2, size / 2);
    context.lineWidth = 0.35;
    context.font = `${size * 0.11}px sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const [index, number] of numbers.entries()) {
      const angle = dialAngleRad(index / (numbers.length - 1));
      const [right, up] = [Math.sin(angle), Math.cos(angle)];
      context.beginPath();
      context.moveTo(right * size * 0.3, -up * size * 0.3);
      context.lineTo(right * size * 0.35, -up * size * 0.35);
      context.stroke();
      context.fillText(number, right * size * 0.43, -up * size * 0.43);
    }
  });
}

/** Where a dial's pointer stands for a part of its scale, clockwise from the top. */
export const dialAngleRad = (part: number): number => (Math.min(Math.max(part, 0), 1) - 0.5) * (1.5 * Math.PI);

const warning = symbol('warning', 26, 24, (context, width, height) => {
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(width / 2, 1.5);
  context.lineTo(width - 1.5, height - 1.5);
  context.lineTo(1.5, height - 1.5);
  context.closePath();
  context.fillStyle = '#f0b400';
  context.fill();
  context.lineWidth = 1.4;
  context.strokeStyle = '#15191b';
  context.stroke();
  context.beginPath();
  context.moveTo(14.6, 6.5);
  context.lineTo(10.4, 14);
  context.lineTo(13, 14);
  context.lineTo(11.4, 20);
  context.lineTo(16, 12.2);
  context.lineTo(13.3, 12.2);
  context.closePath();
  context.fillStyle = '#15191b';
  context.fill();
});

/** Everything printed. */
export function labelList(say: Say): LabelList {
  const labels: Label[] = [];
  const placed: PlacedLabel[] = [];
  const put = (label: Label, at: Point, turned?: Point): void => {
    if (!labels.some(({ id }) => id === label.id)) labels.push(label);
    placed.push(turned === undefined ? { id: label.id, at } : { id: label.id, at, turned });
  };
  const words = (
    id: string,
    text: string,
    width: number,
    height: number,
    letters: number,
    more: Partial<Label> = {},
  ): Label => ({
    id,
    text,
    width,
    height,
    letters,
    ...more,
  });

  for (const [name, y, width] of TAGS)
    put(words(`tag.${name}`, say(`name.${name}`), width, 12, 8.2, NAME_PLATE), [DEVICES[name].at[0], y, 47.8]);

  for (const terminal of TERMINALS) {
    const at = markAt(terminal);
    if (at === null) continue;
    const dark = DARK_PARTS.has(terminal.part);
    const onPlate = terminal.part === 'PE' || terminal.part === 'rail' || terminal.part === 'X0';
    const large = terminal.part === 'M' || terminal.part === 'supply' || onPlate;
    const letters = large ? 4.6 : LETTERS;
    const ink = dark && !(terminal.part === 'FR' && at[2] > 70) ? '#ffffff' : onPlate ? PALE : INK;
    const id = `mark.${terminal.mark}.${letters}.${ink}`;
    const turned: Point | undefined = terminal.part in DOOR_PARTS ? [0, DOOR.turnedRad, 0] : undefined;
    put(words(id, terminal.mark, letters * 2.4, letters * 1.3, letters, { ink, bold: true }), at, turned);
  }

  const [qfX, qfY] = DEVICES.QF.at;
  for (const x of [-18, 0, 18]) put(words('qf.type', 'D25', 15, 5, 4.4, { bold: true }), [qfX + x, qfY - 21.6, 58.4]);
  put(words('qf.maker', '400 V～ 6000', 15, 3.4, 2.3), [qfX - 18, qfY + 22, 58.4]);
  const [tcX, tcY] = DEVICES.TC.at;
  put(words('tc.data', '380 / 220 V\n100 VA', 28, 16, 5, { ink: '#fbf6ec' }), [tcX, tcY, 69.2]);
  const [ktX, ktY] = DEVICES.KT.at;
  put(scale('kt.scale', 33, ['1', '5', '10', '15', '20', '25', '30']), [ktX, ktY + 2, 66.4]);
  put(words('kt.range', '1–30 s', 20, 4.4, 3.8), [ktX - 4, ktY - 19, 65.4]);
  for (const name of ['KM1', 'KM2', 'KM3'] as const) {
    const [x, y] = DEVICES[name].at;
    put(words(`face.${name}`, name, 24, 9, 8, { bold: true, align: 'left' }), [x - 7, y + 11, 80.8]);
    const duty = say(`name.${name}`).replace(`${name} `, '');
    put(words(`duty.${name}`, duty, 24, 7, 5.4, { ink: '#43514f', align: 'left' }), [x - 7, y + 2, 80.8]);
    put(words('km.data', 'AC-3 380 V\n18 A 220 V~', 22, 9, 3, { ink: '#5f6d6b', align: 'left' }), [
      x - 8,
      y - 9.5,
      80.8,
    ]);
  }
  const [frX, frY] = DEVICES.FR.at;
  put(words('fr.name', 'FR', 13, 8, 7, { bold: true }), [frX + 8, frY + 16, 71.3]);
  put(scale('fr.scale', 25, ['7', '9', '11', '13', '16']), [frX - 10, frY + 9, 72.2]);
  put(words('fr.unit', 'A', 4, 4, 3.4), [frX - 10, frY - 1.4, 71.4]);
  put(words('cabinet.data', say('plate.data'), 92, 36, 7.4, { ground: '#cfd5d3', ink: INK }), [52, -114, 0.8]);
  put(warning, [134, -114, 0.8]);
  put(words('fr.tag', say('name.FR'), 50, 12, 8.2, NAME_PLATE), [frX + 56, frY + 27, 0.8]);
  put(words('x0.name', 'X0', 18, 11, 8.2, NAME_PLATE), [54, DEVICES.X0.at[1], 0.8]);
  put(words('pe.name', say('name.PE'), 46, 11, 8.2, NAME_PLATE), [-103, DEVICES.PE.at[1], 0.8]);

  for (const { label, at } of instrumentLabels(say)) put(label, at);

  const turned: Point = [0, DOOR.turnedRad, 0];
  const title = words('door.plate', say('plate.cabinet'), 108, 17, 11.5, { ground: '#e1e4df', ink: INK });
  put(title, onDoor([0, 105, 0.5]), turned);
  for (const name of [...LAMPS, ...BUTTONS]) {
    const [x, y] = DOOR_PARTS[name].at;
    const up = name === 'SB0' ? 28 : 21.5;
    put(words(`door.${name}`, say(`name.${name}`), 40, 10.4, 8.2, NAME_PLATE), onDoor([x, y + up, 0.4]), turned);
  }
  put(words('door.pe', 'PE', 12, 6, 5, { ink: '#e5ecc4' }), onDoor([-45, -110, 0.4]), turned);
  put(words('motor.plate', say('plate.motor'), 66, 34, 7, { ground: '#c9cfcd', ink: INK }), [
    MOTOR.at[0] + 6,
    MOTOR.at[1] - 4,
    MOTOR.at[2] + MOTOR.radius + 3,
  ]);
  put(words('motor.box', 'M', 10, 10, 9, { bold: true, ink: '#ffffff' }), [
    MOTOR_BOX.at[0] + 34,
    MOTOR_BOX.at[1] + 15,
    MOTOR_BOX.at[2] + 2.2,
  ]);
  return { labels, placed };
}
