import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';
import { DialogFoot } from '../../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Icon, type IconName } from '../../../../ui/icon.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../../ui/menu.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import type { Material } from '../../desk/types.ts';
import { moved } from '../phase-form.ts';
import styles from './materials.module.css';
import { useMaterialActions } from './use-materials.ts';
import { useSizeText } from './use-size-text.ts';

const icons: Readonly<Record<Material['kind'], IconName>> = {
  slides: 'stack',
  image: 'image',
  video: 'play',
  document: 'document',
  twin: 'switch',
};

export interface MaterialRowProps {
  material: Material;
  materials: readonly Material[];
  index: number;
  lessonId: string;
  mayPrepare: boolean;
  onShow: () => void;
}

/** One material: what it is, a look at it, and what may be done with it. */
export function MaterialRow(props: MaterialRowProps): ReactNode {
  const { material, materials, index, lessonId, mayPrepare, onShow } = props;
  const { t } = useTranslation('lessons');
  const sizeText = useSizeText();
  const [isNaming, setNaming] = useState(false);
  const actions = useMaterialActions(lessonId);
  const { id, kind, title, pages, sizeBytes, documentId } = material;
  const move = (by: -1 | 1) => actions.order.mutate(moved(materials, index, by).map((each) => each.id));
  return (
    <li className={styles.material}>
      <Icon name={icons[kind]} size={16} />
      <span className={styles.words}>
        {documentId === null ? (
          <b>{title}</b>
        ) : (
          <Link tone="ink" href={`/documents/${encodeURIComponent(documentId)}`}>
            {title}
          </Link>
        )}
        <small>
          {[
            t(`materials.kind.${kind}`),
            ...(kind === 'slides' && pages !== null ? [t('materials.pages', { count: pages })] : []),
            ...(sizeBytes === null ? [] : [sizeText(sizeBytes)]),
          ].join(' · ')}
        </small>
      </span>
      {material.contentUrl === null ? null : (
        <IconButton icon="eye" label={t('materials.show', { title })} onPress={onShow} />
      )}
      {mayPrepare ? (
        <MenuTrigger>
          <IconButton icon="more" label={t('materials.more', { title })} />
          <Menu
            aria-label={t('materials.more', { title })}
            placement="bottom end"
            disabledKeys={[...(index === 0 ? ['up'] : []), ...(index === materials.length - 1 ? ['down'] : [])]}
          >
            <MenuItem id="up" icon="up" label={t('materials.up')} onAction={() => move(-1)} />
            <MenuItem id="down" icon="down" label={t('materials.down')} onAction={() => move(1)} />
            <MenuItem id="name" icon="pen" label={t('materials.rename')} onAction={() => setNaming(true)} />
            <MenuItem
              id="remove"
              icon="trash"
              isDanger
              label={t('materials.remove')}
              onAction={() => actions.remove.mutate(id)}
            />
          </Menu>
        </MenuTrigger>
      ) : null}
      {isNaming ? (
        <RenameDialog
          title={title}
          onClose={() => setNaming(false)}
          onRename={(next) => actions.rename.mutate({ materialId: id, title: next })}
        />
      ) : null}
    </li>
  );
}

function RenameDialog({
  title,
  onClose,
  onRename,
}: {
  title: string;
  onClose: () => void;
  onRename: (title: string) => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const [text, setText] = useState(title);
  return (
    <Dialog
      title={t('materials.rename')}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          action={t('lesson.save')}

          isDisabled={text.trim() === ''}
          onAct={() => {
            onRename(text.trim());
            close();
          }}
        />
      )}
    >
      {() => (
        <div className={styles.fields}>
          <TextField label={t('materials.name')} value={text} maxLength={160} onChange={setText} autoFocus />
        </div>
      )}
    </Dialog>
  );
}
