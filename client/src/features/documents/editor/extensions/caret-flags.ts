import type { EditorView } from '@tiptap/pm/view';

/** Space between the end of the line and the flag. */
const gapPx = 3;

/**
 * Puts each name flag after the caret at the end of its line where there is room, so that it covers no text. Where there is none
 * it stands above the line, and the style sheet lets it fade after a moment.
 */
export function placeFlags(view: EditorView): void {
  const carets = [...view.dom.querySelectorAll<HTMLElement>('.their-caret')];
  // All is measured before anything is moved, so that the browser lays out once.
  const places = carets.map((caret) => measure(view, caret));
  const takenByLine = new Map<string, number>();
  carets.forEach((caret, index) => {
    const place = places[index];
    const flag = caret.firstElementChild;
    if (!place || !(flag instanceof HTMLElement)) return;
    const line = `${Math.round(place.lineRight)} ${Math.round(place.lineTop)}`;
    const left = takenByLine.get(line) ?? place.lineRight + gapPx;
    if (left + place.flagWidth <= place.roomRight) {
      caret.dataset['flag'] = 'beside';
      flag.style.setProperty('--flag-left', `${Math.round(left - place.caretLeft)}px`);
      takenByLine.set(line, left + place.flagWidth + gapPx);
    } else {
      caret.dataset['flag'] = 'above';
      // Never out of the page at the right.
      flag.style.setProperty(
        '--flag-left',
        `${Math.round(Math.min(0, place.roomRight - place.flagWidth - place.caretLeft))}px`,
      );
    }
  });
}

interface Place {
  readonly caretLeft: number;
  readonly lineTop: number;
  readonly lineRight: number;
  readonly roomRight: number;
  readonly flagWidth: number;
}

function measure(view: EditorView, caret: HTMLElement): Place | undefined {
  const block = caret.closest<HTMLElement>('p, h1, h2, h3, h4, pre, .field-value');
  const box = caret.closest<HTMLElement>('td, th, [data-type="template-field"]') ?? view.dom;
  const flag = caret.firstElementChild;
  if (!block || !flag) return undefined;
  const at = caret.getBoundingClientRect();
  const middle = (at.top + at.bottom) / 2;
  let lineRight = at.right;
  const range = document.createRange();
  for (const child of block.childNodes) {
    if (child instanceof HTMLElement && child.classList.contains('their-caret')) continue;
    range.selectNode(child);
    for (const rect of range.getClientRects()) {
      if (rect.top <= middle && rect.bottom >= middle) lineRight = Math.max(lineRight, rect.right);
    }
  }
  return {
    caretLeft: at.left,
    lineTop: at.top,
    lineRight,
    roomRight: box.getBoundingClientRect().right,
    flagWidth: flag.getBoundingClientRect().width,
  };
}
