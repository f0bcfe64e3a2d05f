import type { Label } from '../../../kit/index.ts';
import type { Say } from '../strings/index.ts';

/** What is printed on parts that move. */
export function movingLabels(say: Say): readonly Label[] {
  const flag = (mark: string, ground: string): Label => ({
    id: `flag.${mark}`,
    text: mark,
    width: 11,
    height: 9.6,
    letters: 7.4,
    bold: true,
    ink: '#0d1413',
    ground,
  });
  const link = (name: string, text: string): Label => ({
    id: `${name}.link`,
    text,
    width: 10,
    height: 12,
    letters: 3.8,
    ink: '#26302f',
  });
  return [
    flag('0', '#a9b3b4'),
    flag('1', '#6fcf8f'),
    link('FU1', 'gG\n32 A'),
    link('FU2', 'gG\n2 A'),
    {
      id: 'tag.card',
      text: '',
      width: 29,
      height: 26,
      letters: 4,
      draw: (context, width, height) => {
        context.fillStyle = '#f3f1ea';
        context.fillRect(0, 0, width, height);
        context.fillStyle = '#c8271d';
        context.fillRect(0, 0, width, 6);
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        context.font = '600 6px sans-serif';
        for (const [index, line] of say('plate.tag').split('\n').entries())
          context.fillText(line, width / 2, 12 + index * 8, width - 2);
      },
    },
    arrow('turns.forwards', -1),
    arrow('turns.backwards', 1),
  ];
}

/** An arc before the shaft. Seen from the shaft's end forwards is clockwise (IEC 60034-8): the side in front goes up. */
const arrow = (id: string, down: 1 | -1): Label => ({
  id,
  text: '',
  width: 26,
  height: 70,
  letters: 1,
  ink: '#e8ae57',
  draw: (context, _width, height) => {
    const middle = height / 2;
    context.lineWidth = 3;
    context.setLineDash([7, 4]);
    context.beginPath();
    context.arc(-4, middle, 24, -1.05, 1.05);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(1.5, middle + down * 25);
    context.lineTo(14, middle + down * 15.5);
    context.lineTo(13.5, middle + down * 28);
    context.closePath();
    context.fill();
  },
});
