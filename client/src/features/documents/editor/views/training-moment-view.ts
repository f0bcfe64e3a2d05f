import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { trainingMomentOf, trainingMomentPath, trainingMomentText } from '@tongyan/collab-server/content';
import type { TrainingMoments } from '../moments/training-moments.ts';
import { say } from '../strings/index.ts';

const part = (className: string): HTMLSpanElement => {
  const element = document.createElement('span');
  element.className = className;
  return element;
};

/** A card with what the server says of the moment now; where it says nothing, what the block was called when it was put in. */
export function trainingMomentView(moments: () => TrainingMoments | undefined): NodeViewRenderer {
  return ({ node }) => {
    const dom = document.createElement('div');
    dom.className = 'training-moment';
    const kind = part('training-moment-kind');
    kind.textContent = say('trainingMoment');
    const title = part('training-moment-title');
    const facts = part('training-moment-facts');
    const play = document.createElement('a');
    play.className = 'training-moment-play';
    dom.append(kind, title, facts, play);
    let asking: AbortController | undefined;

    const show = (next: Node): void => {
      asking?.abort();
      const moment = trainingMomentOf(next.attrs);
      title.textContent = trainingMomentText(next.attrs) || say('trainingMomentUntitled');
      delete dom.dataset['state'];
      facts.textContent = '';
      play.hidden = moment === undefined;
      if (moment === undefined) {
        facts.textContent = say('trainingMomentBroken');
        return;
      }
      play.href = trainingMomentPath(moment);
      play.textContent = say(moment.tick === null ? 'trainingMomentOpen' : 'trainingMomentPlay');
      const source = moments();
      if (source === undefined) return;
      dom.dataset['state'] = 'asking';
      facts.textContent = say('trainingMomentAsking');
      const { signal } = (asking = new AbortController());
      source.show(moment, signal).then(
        (answer) => {
          if (signal.aborted) return;
          dom.dataset['state'] = answer.ok ? 'shown' : 'hidden';
          if (!answer.ok) {
            facts.textContent = answer.message;
            return;
          }
          const { value } = answer;
          title.textContent = value.title;
          facts.textContent = [
            value.person,
            value.points,
            value.time,
            value.seal === null ? '' : say('trainingMomentSeal', { seal: value.seal.slice(0, 8) }),
          ]
            .filter((fact) => fact !== '')
            .join(' · ');
        },
        () => {
          if (signal.aborted) return;
          dom.dataset['state'] = 'hidden';
          facts.textContent = say('trainingMomentOffline');
        },
      );
    };
    show(node);

    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      selectNode: () => dom.setAttribute('data-selected', ''),
      deselectNode: () => dom.removeAttribute('data-selected'),
      // The link is followed, not selected.
      stopEvent: (event) => event.target === play && event.type !== 'dragstart',
      ignoreMutation: () => true,
      destroy: () => asking?.abort(),
    };
  };
}
