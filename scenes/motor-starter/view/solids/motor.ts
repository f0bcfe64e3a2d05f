import { addScrew, type Solids, type SolidStep } from '../../../kit/index.ts';
import { MOTOR, MOTOR_BOX } from '../layout/devices.ts';
import { TERMINALS } from '../layout/terminals.ts';
import { addGland } from './cabinet.ts';
import { TINT } from './colours.ts';

const ALONG = Math.PI / 2;
const PAINT = '#3f6d86';
const PAINT_DARK = '#335a70';

/** A cage motor with ribs, end shields, fan hood, feet and its terminal box, the box's lid off. */
function motor(solids: Solids): void {
  const { radius, length } = MOTOR;
  solids.within({ at: MOTOR.at }, () => {
    solids.rod('cast', PAINT, { radius: radius - 7, length, sides: 40 }, { turned: [0, 0, ALONG] });
    for (let rib = 0; rib < 30; rib += 1) {
      const angle = (rib / 30) * 2 * Math.PI;
      // The feet and the box stand where there are no ribs.
      if (Math.abs(angle - 1.5 * Math.PI) < 0.5) continue;
      solids.box(
        'cast',
        PAINT,
        [length - 8, 8, 2.2],
        {
          at: [0, Math.sin(angle) * (radius - 4), Math.cos(angle) * (radius - 4)],
          turned: [-angle + Math.PI / 2 - (Math.PI / 2) * 2, 0, 0],
        },
        0.6,
        1,
      );
    }
    // End shields, with the bearing's hub on the side of the shaft.
    solids.turned(
      'cast',
      PAINT_DARK,
      [
        [0, 26],
        [16, 26],
        [19, 20],
        [radius - 8, 12],
        [radius - 2, 8],
        [radius - 2, -2],
        [0, -2],
      ],
      { at: [length / 2, 0, 0], turned: [0, 0, -ALONG] },
      40,
    );
    solids.turned(
      'cast',
      PAINT_DARK,
      [
        [0, 8],
        [radius - 8, 8],
        [radius - 2, 5],
        [radius - 2, -2],
        [0, -2],
      ],
      { at: [-length / 2, 0, 0], turned: [0, 0, ALONG] },
      40,
    );
    for (let bolt = 0; bolt < 4; bolt += 1) {
      const angle = bolt * ALONG + ALONG / 2;
      solids.rod(
        'metal',
        '#9aa3a5',
        { radius: 3.4, length: 4, sides: 6 },
        { at: [length / 2 + 11, Math.sin(angle) * 40, Math.cos(angle) * 40], turned: [0, 0, ALONG] },
      );
    }
    // The hood of the fan: a sheet with slots in its end.
    solids.turned(
      'paint',
      PAINT,
      [
        [radius - 3, 0],
        [radius - 3, 34],
        [radius - 9, 42],
        [30, 43],
      ],
      { at: [-length / 2 - 2, 0, 0], turned: [0, 0, ALONG] },
      40,
    );
    for (const ring of [14, 22, 30])
      solids.ring('paint', PAINT_DARK, ring, 1.4, { at: [-length / 2 - 45, 0, 0], turned: [0, ALONG, 0] }, 36);
    for (let spoke = 0; spoke < 4; spoke += 1)
      solids.block('paint', PAINT_DARK, [1.6, 62, 2.4], {
        at: [-length / 2 - 45, 0, 0],
        turned: [(spoke * Math.PI) / 4, 0, 0],
      });
    for (const x of [-48, 48]) {
      solids.box('cast', PAINT_DARK, [26, 18, 96], { at: [x, -radius + 2, 0] }, 2);
      solids.box('cast', PAINT_DARK, [30, 8, 122], { at: [x, -radius - 8, 0] }, 2);
      for (const z of [-52, 52])
        solids.rod('metal', '#9aa3a5', { radius: 5, length: 5, sides: 6 }, { at: [x, -radius - 2, z] });
    }
    // The bench on which it is bolted.
    solids.box('paint', '#343e42', [236, 10, 150], { at: [0, -radius - 17, 0] }, 2);
  });
}

function terminalBox(solids: Solids): void {
  const [wide, high, deep] = MOTOR_BOX.size;
  solids.within({ at: MOTOR_BOX.at }, () => {
    solids.box('cast', PAINT_DARK, [wide, high, 3], { at: [0, 0, 0] }, 1);
    for (const side of [1, -1]) {
      solids.box('cast', PAINT, [3, high, deep / 2], { at: [side * (wide / 2 - 1.5), 0, deep / 4] }, 1);
      solids.box('cast', PAINT, [wide, 3, deep / 2], { at: [0, side * (high / 2 - 1.5), deep / 4] }, 1);
    }
    solids.box('cast', PAINT, [wide - 16, 22, deep], { at: [0, -high / 2 - 6, -deep / 2 + 4] }, 2);
    // The board that carries the studs.
    solids.box('plastic', '#5b2f22', [66, 40, 8], { at: [-4, 0, 6] }, 1.6);
    solids.box('matte', '#86a531', [13, 13, 1], { at: [40, -16, 2] }, 0.4);
  });
  for (const { part, at, radius, mark } of TERMINALS) {
    if (part !== 'M') continue;
    const [x, y, z] = at;
    const turned = [ALONG, 0, 0] as const;
    if (mark === 'PE') {
      addScrew(solids, at, radius);
      continue;
    }
    solids.rod('metal', TINT.brass, { radius: 2.2, length: 14, sides: 14 }, { at: [x, y, z - 3], turned });
    solids.rod('metal', TINT.brass, { radius: radius + 1.2, length: 3, sides: 6 }, { at: [x, y, z - 3.5], turned });
    solids.rod('metal', '#d8c48a', { radius: radius + 1.8, length: 0.8, sides: 20 }, { at: [x, y, z - 6], turned });
  }
  addGland(solids, [MOTOR_BOX.at[0] - wide / 2 - 4, MOTOR_BOX.at[1] - 6, MOTOR_BOX.at[2] + 7], [0, 0, ALONG], 9);
}

export const MOTOR_STEPS: readonly SolidStep[] = [motor, terminalBox];
