import type { ReactNode } from 'react';
import type { Feature } from '../feature.ts';
import type { Place } from './destinations.ts';

export interface PaletteProps {
  features: readonly Feature[];
  places: readonly Place[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}
export default function Palette(props: PaletteProps): ReactNode {
  return props.isOpen ? null : null;
}
