import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { blobHashOf, boundedInteger, imageWidthPx } from '@tongyan/collab-server/content';
import type { KeptPictures } from '../../sync/kept-pictures.ts';
import { say } from '../strings/index.ts';
import { shownPicture } from './shown-picture.ts';

/** A picture with a handle at its right edge that changes its width, and words where it neither loads nor is kept here. */
export function imageView(pictures: () => KeptPictures | undefined): NodeViewRenderer {
  return ({ node, getPos, editor }) => {
    let current = node;
    const dom = document.createElement('figure');
    dom.className = 'picture';
    const frame = document.createElement('span');
    frame.className = 'picture-frame';
    const image = document.createElement('img');
    image.draggable = false;
    image.decoding = 'async';
    const handle = document.createElement('span');
    handle.className = 'picture-handle';
    handle.contentEditable = 'false';
    handle.setAttribute('aria-hidden', 'true');
    const note = document.createElement('span');
    note.className = 'picture-note';
    frame.append(image, handle);
    dom.append(frame, note);

    const show = (next: Node): void => {
      current = next;
      const src: unknown = next.attrs['src'];
      shown.show(blobHashOf(src) === undefined ? undefined : String(src));
      const alt: unknown = next.attrs['alt'];
      image.alt = typeof alt === 'string' ? alt : '';
      const width = boundedInteger(next.attrs['widthPx'], imageWidthPx.least, imageWidthPx.most);
      image.style.width = width === null ? '' : `${width}px`;
      note.textContent = editor.isEditable && image.alt === '' ? say('imageAltMissing') : '';
    };
    const shown = shownPicture(image, pictures, (isBroken) => {
      if (!isBroken) return void delete dom.dataset['broken'];
      dom.dataset['broken'] = '';
      note.textContent = say('imageBroken');
    });
    show(node);

    handle.addEventListener('pointerdown', (down) => {
      if (!editor.isEditable) return;
      down.preventDefault();
      down.stopPropagation();
      handle.setPointerCapture(down.pointerId);
      const start = image.getBoundingClientRect().width;
      let width = start;
      const move = (event: PointerEvent): void => {
        width = clampWidth(start + event.clientX - down.clientX, dom);
        image.style.width = `${width}px`;
      };
      const up = (): void => {
        handle.removeEventListener('pointermove', move);
        const pos = getPos();
        if (pos === undefined) return;
        const { tr } = editor.state;
        editor.view.dispatch(tr.setNodeMarkup(pos, undefined, { ...current.attrs, widthPx: Math.round(width) }));
        editor.commands.setNodeSelection(pos);
      };
      handle.addEventListener('pointermove', move);
      handle.addEventListener('pointerup', up, { once: true });
      handle.addEventListener('pointercancel', up, { once: true });
    });

    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      selectNode: () => dom.setAttribute('data-selected', ''),
      deselectNode: () => dom.removeAttribute('data-selected'),
      stopEvent: (event) => event.target === handle,
      ignoreMutation: () => true,
      destroy: shown.destroy,
    };
  };
}

/** No wider than the text, no narrower than can be seen. */
function clampWidth(width: number, figure: HTMLElement): number {
  return Math.max(imageWidthPx.least, Math.min(width, figure.clientWidth));
}
