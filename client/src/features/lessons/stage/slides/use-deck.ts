import { useEffect, useState } from 'react';
import { type Deck, holdDeck, letDeckGo } from './deck.ts';

export type DeckState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly deck: Deck }
  | { readonly kind: 'failed'; readonly retry: () => void };

/** A deck for as long as it is shown; null: none is wanted. */
export function useDeck(url: string | null): DeckState {
  const [state, setState] = useState<DeckState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (url === null) return undefined;
    let isGone = false;
    setState({ kind: 'loading' });
    holdDeck(url).then(
      (deck) => (isGone ? undefined : setState({ kind: 'ready', deck })),
      () => (isGone ? undefined : setState({ kind: 'failed', retry: () => setAttempt((known) => known + 1) })),
    );
    return () => {
      isGone = true;
      letDeckGo(url);
    };
  }, [url, attempt]);
  return state;
}
