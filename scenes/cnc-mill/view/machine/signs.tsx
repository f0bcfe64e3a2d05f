import { type ReactNode, useMemo } from 'react';

import { type Label, Labels, type PlacedLabel, useLabelSheet } from '../../../kit/index.ts';
import type { Word } from '../words/words.ts';
import { ENCLOSURE } from './layout.ts';

const { frontMm, openingHighMm } = ENCLOSURE;

const SIGNS = [
  ['sign.doorWarning', '#f2c31a', '#1a1a1a', 120],
  ['sign.gloves', '#c3281f', '#ffffff', 440],
  ['sign.glasses', '#2b63a8', '#ffffff', 720],
] as const;

const FACE = [Math.PI / 2, 0, 0] as const;

function labels(word: Word): readonly Label[] {
  return [
    {
      id: 'machine',
      text: word('sign.machine'),
      width: 620,
      height: 64,
      letters: 46,
      ink: '#143f49',
      bold: true,
      align: 'left',
    },
    ...SIGNS.map(([id, ground, ink]): Label => ({
      id,
      text: word(id),
      width: 270,
      height: 46,
      letters: 26,
      ink,
      ground,
      bold: true,
    })),
    { id: 'chips', text: word('sign.chips'), width: 200, height: 40, letters: 28, ink: '#dfe6e5' },
  ];
}

const PLACED: readonly PlacedLabel[] = [
  { id: 'machine', at: [-330, frontMm - 2, openingHighMm + 108], turned: FACE },
  ...SIGNS.map(([id, , , x]): PlacedLabel => ({ id, at: [x, frontMm - 2, openingHighMm + 108], turned: FACE })),
  { id: 'chips', at: [0, frontMm - 122, -480], turned: FACE },
];

/** What is painted on the enclosure. */
export function Signs({ word }: { readonly word: Word }): ReactNode {
  const own = useMemo(() => labels(word), [word]);
  const sheet = useLabelSheet(own, 1.5);
  return <Labels sheet={sheet} placed={PLACED} />;
}
