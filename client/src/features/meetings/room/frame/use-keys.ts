import { useEffect, useRef } from 'react';

/** What keys do in a meeting, by the letter that is pressed. */
export type KeyDeeds = Readonly<Partial<Record<string, () => void>>>;

/** Where letters are written, or choose something: keys of the meeting mean nothing there. */
const OWN_LETTERS =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]';

/** Single letters, while nobody writes. */
export function useKeys(deeds: KeyDeeds): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(OWN_LETTERS) !== null) return;
      const deed = latest.current[event.key.toLowerCase()];
      if (deed === undefined) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
