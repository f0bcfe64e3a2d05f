import { useEffect, useRef, type RefObject } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/**
 * On a new page the content takes the focus, so that a screen reader reads it and the next Tab goes into it, and stands
 * at its top; going back, it stands where it was left.
 */
export function useArrival(): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const { key, pathname } = useLocation();
  const navigation = useNavigationType();
  const lastPathname = useRef(pathname);
  const leftAt = useRef(new Map<string, number>());

  useEffect(() => {
    const element = content.current;
    const positions = leftAt.current;
    if (element === null) return;
    const left = (): void => {
      positions.set(key, element.scrollTop);
    };
    if (pathname !== lastPathname.current) {
      lastPathname.current = pathname;
      element.scrollTop = navigation === NavigationType.Pop ? (positions.get(key) ?? 0) : 0;
      // Whatever the page itself has focused already, such as a field to type in, keeps the focus.
      if (!element.contains(document.activeElement)) element.focus({ preventScroll: true });
    }
    element.addEventListener('scroll', left, { passive: true });
    return () => element.removeEventListener('scroll', left);
  }, [key, pathname, navigation]);

  return content;
}
