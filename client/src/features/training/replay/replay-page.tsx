import type { ReactNode } from 'react';

export default function ReplayPage(): ReactNode {
  return null;
}
