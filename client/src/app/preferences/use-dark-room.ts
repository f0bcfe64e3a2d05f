import { useEffect } from 'react';
import { showPreferredTheme } from './theme.ts';

/** A machine and a lesson's stage are looked at in a dark room: lamps are seen there, and everything that opens over the page is dark as well. */
export function useDarkRoom(): void {
  useEffect(() => {
    document.documentElement.dataset['theme'] = 'dark';
    return showPreferredTheme;
  }, []);
}
