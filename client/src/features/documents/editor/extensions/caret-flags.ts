import type { EditorView } from '@tiptap/pm/view';

/** Space between the end of the line and the flag. */
const gapPx = 3;

/**
 * Puts each name flag after the caret at the end of its line where there is room, so that it covers no text: with the organisation,
 * else by name alone. Where there is room for neither it stands above the line, and the style sheet lets it fade after a moment.
 */
export function placeFlags(view: EditorView): void {
  const carets = [...view.dom.querySelectorAll<HTMLElement>('.their-caret')];
  // All is measured before anything is moved, so that the browser lays out once.
  for (const caret of carets) delete caret.dataset['flag'];
  const places = carets.map((caret) => measure(view, caret));
  const takenByLine = new Map<string, number>();
  carets.forEach((caret, index) => {
    const place = places[index];
    const flag = caret.firstElementChild;
    if (!place || !(flag instanceof HTMLElement)) return;
    const line = `${Math.round(place.lineRight)} ${Math.round(place.lineTop)}`;
    const { kind, left, right } = placeOf(place, takenByLine.get(line) ?? place.lineRight + gapPx);
    caret.dataset['flag'] = kind;
    flag.style.setProperty('--flag-left', `${Math.round(left - place.caretLeft)}px`);
    if (kind !== 'above') takenByLine.set(line, right + gapPx);
  });
}

type Kind = 'beside' | 'short' | 'above';

function placeOf(place: Place, free: number): { kind: Kind; left: number; right: number } {
  const at = (kind: Kind, left: number, width: number) => ({ kind, left, right: left + width });
  if (free + place.flagWidth <= place.roomRight) return at('beside', free, place.flagWidth);
  if (free + place.nameWidth <= place.roomRight) return at('short', free, place.nameWidth);
  // Never out of the page at the right.
  return at('above', Math.min(place.caretLeft, place.roomRight - place.nameWidth), place.nameWidth);
}

interface Place {
  readonly caretLeft: number;
  readonly lineTop: number;
  readonly lineRight: number;
  /** End of the cell, or of the page with the empty margin right of its text. */
  readonly roomRight: number;
  readonly flagWidth: number;
  /** Width of a flag that bears the name alone. */
  readonly nameWidth: number;
}

function measure(view: EditorView, caret: HTMLElement): Place | undefined {
  const block = caret.closest<HTMLElement>('p, h1, h2, h3, h4, pre, .field-value');
  const cell = caret.closest<HTMLElement>('td, th, [data-type="template-field"]');
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
  const page = view.dom.parentElement?.parentElement ?? view.dom;
  const roomRight = (cell ?? page).getBoundingClientRect().right;
  const flagWidth = flag.getBoundingClientRect().width;
  const organisationWidth = flag.querySelector('.their-organisation')?.getBoundingClientRect().width ?? 0;
  return {
    caretLeft: at.left,
    lineTop: at.top,
    lineRight,
    roomRight,
    flagWidth,
    nameWidth: flagWidth - organisationWidth,
  };
}
