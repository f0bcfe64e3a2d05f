import type { KeptPictures } from '../../sync/kept-pictures.ts';

/**
 * Shows a picture by its address; where that does not load, the copy that this device keeps. What loads is kept. `onOutcome`
 * is told whether there is nothing to be seen.
 */
export function shownPicture(
  image: HTMLImageElement,
  pictures: () => KeptPictures | undefined,
  onOutcome: (isBroken: boolean) => void,
): { readonly show: (src: string | undefined) => void; readonly destroy: () => void } {
  let wanted: string | undefined;
  let copy: string | undefined;

  const dropCopy = (): void => {
    if (copy !== undefined) URL.revokeObjectURL(copy);
    copy = undefined;
  };

  image.addEventListener('load', () => {
    onOutcome(false);
    if (copy === undefined && wanted !== undefined) void pictures()?.keep(wanted);
  });
  image.addEventListener('error', () => {
    const src = wanted;
    if (src === undefined || copy !== undefined) return onOutcome(true);
    void (pictures()?.read(src) ?? Promise.resolve(undefined)).then((blob) => {
      // Another picture may stand here by now.
      if (wanted !== src) return;
      if (blob === undefined) return onOutcome(true);
      copy = URL.createObjectURL(blob);
      image.src = copy;
    });
  });
  // What was not to be had may be now.
  const retry = (): void => {
    if (wanted === undefined || (copy === undefined && image.naturalWidth > 0)) return;
    dropCopy();
    image.src = wanted;
  };
  window.addEventListener('online', retry);

  return {
    show(src) {
      if (src === wanted) return;
      wanted = src;
      dropCopy();
      if (src === undefined) image.removeAttribute('src');
      else image.src = src;
    },
    destroy() {
      window.removeEventListener('online', retry);
      wanted = undefined;
      dropCopy();
    },
  };
}
