import { mergeAttributes, Node } from '@tiptap/core';
import { boundedInteger, dataAttribute, type ElementLike } from './attributes.ts';

/** A moment or an aspect of a training attempt. */
export interface TrainingMomentReference {
  readonly attemptId: string;
  /** Tick of the run; null for the attempt as a whole. */
  readonly tick: number | null;
  /** Id of an aspect of the rubric; null where none is meant. */
  readonly aspect: string | null;
}

const lastTick = 36_000_000;
const idPattern = /^[A-Za-z0-9_-]{1,64}$/u;
const aspectPattern = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/u;
const path = /^\/training\/attempts\/([A-Za-z0-9_-]{1,64})(?:\/replay)?$/u;

/** What attributes name, or `undefined` where they name no attempt: nothing of a stranger's becomes an address. */
export function trainingMomentOf(attrs: Readonly<Record<string, unknown>>): TrainingMomentReference | undefined {
  const { attemptId, aspect } = attrs;
  if (typeof attemptId !== 'string' || !idPattern.test(attemptId)) return undefined;
  const named = typeof aspect === 'string' && aspectPattern.test(aspect) ? aspect : null;
  return { attemptId, tick: boundedInteger(attrs['tick'], 0, lastTick), aspect: named };
}

/** Path in this installation at which the moment is played. */
export function trainingMomentPath({ attemptId, tick, aspect }: TrainingMomentReference): string {
  if (tick === null) return `/training/attempts/${attemptId}${aspect === null ? '' : `?aspect=${aspect}`}`;
  return `/training/attempts/${attemptId}/replay?tick=${tick}${aspect === null ? '' : `&aspect=${aspect}`}`;
}

/** The moment that an address of this installation plays; `undefined` where it is another page. */
export function trainingMomentAt(address: URL): TrainingMomentReference | undefined {
  const attemptId = path.exec(address.pathname)?.[1];
  const { searchParams } = address;
  return trainingMomentOf({ attemptId, tick: searchParams.get('tick'), aspect: searchParams.get('aspect') });
}

/**
 * A moment of a training as a block of its own. What it shows is asked of the server anew, with the reader's rights; `label` is
 * what it was called when it was put in, and what stands in files.
 */
export const TrainingMoment = Node.create({
  name: 'trainingMoment',
  group: 'block',
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      attemptId: dataAttribute('data-attempt', 'attemptId'),
      tick: {
        default: null,
        parseHTML: (element: ElementLike) => boundedInteger(element.getAttribute('data-tick'), 0, lastTick),
        renderHTML: (attributes: Record<string, unknown>) => {
          const tick = boundedInteger(attributes['tick'], 0, lastTick);
          return tick === null ? {} : { 'data-tick': tick };
        },
      },
      aspect: dataAttribute('data-aspect', 'aspect'),
      label: dataAttribute('data-label', 'label', ''),
    };
  },

  parseHTML() {
    return [{ tag: 'div[data-type="training-moment"]' }];
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-type': 'training-moment' }), trainingMomentText(node.attrs)];
  },

  renderText({ node }) {
    return trainingMomentText(node.attrs);
  },
});

/** A moment as plain text. */
export function trainingMomentText(attrs: Readonly<Record<string, unknown>>): string {
  return typeof attrs['label'] === 'string' ? attrs['label'] : '';
}
