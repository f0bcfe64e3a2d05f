import type { ReactNode } from 'react';

export default function RunPage(): ReactNode {
  return null;
}
