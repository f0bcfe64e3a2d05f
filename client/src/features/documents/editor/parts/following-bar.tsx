import type { ReactNode } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { Button } from '../../../../ui/button.tsx';
import { useEditorContext } from '../editor-context.ts';
import { presentPeople } from '../extensions/present.ts';
import { useEditorText } from '../strings/index.ts';
import { useEditorUi } from '../ui-store.ts';
import styles from './following-bar.module.css';

/** Says whom I follow, at the foot of the page. */
export function FollowingBar({ awareness }: { readonly awareness: Awareness }): ReactNode {
  const t = useEditorText();
  const { ui } = useEditorContext();
  const following = useEditorUi(ui, (state) => state.following);
  const person =
    following === undefined ? undefined : presentPeople(awareness).find((each) => each.clientId === following);
  return (
    <div role="status" className={styles.place}>
      {person === undefined ? null : (
        <p className={styles.bar} style={{ borderColor: `var(--who-${person.colour})` }}>
          {t('following', { name: person.displayName })}
          <Button size="small" variant="quiet" onPress={() => ui.set({ following: undefined })}>
            {t('stopFollowing')}
          </Button>
        </p>
      )}
    </div>
  );
}
