import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, IconButton } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Menu, MenuItem, MenuSection, MenuTrigger } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { Part, Specimen } from './part.tsx';

const HERE = '/dev/gallery';

export function ActionsPart(): ReactNode {
  const { t } = useTranslation('gallery');
  return (
    <Part id="actions" title={t('actions')}>
      <Specimen name="Button variant">
        <Button variant="primary">{t('submit')}</Button>
        <Button>{t('open')}</Button>
        <Button variant="quiet">{t('later')}</Button>
        <Button variant="danger">{t('remove')}</Button>
        <ButtonLink href={HERE}>{t('goTo')}</ButtonLink>
      </Specimen>
      <Specimen name="Button state">
        <Button icon="plus">{t('create')}</Button>
        <Button isDisabled>{t('open')}</Button>
        <Button variant="primary" isDisabled>
          {t('submit')}
        </Button>
        <Button variant="primary" isPending>
          {t('submit')}
        </Button>
      </Specimen>
      <Specimen name="Button size">
        <Button size="small">{t('open')}</Button>
        <Button>{t('open')}</Button>
        <Button size="large">{t('open')}</Button>
      </Specimen>
      <Specimen name="IconButton">
        <IconButton icon="history" label={t('history')} />
        <IconButton icon="comment" label={t('commentsOpen')} count={4} />
        <IconButton icon="list" label={t('outline')} isActive />
        <IconButton icon="more" label={t('more')} isDisabled />
        <IconButton icon="search" label={t('search')} size="large" />
      </Specimen>
      <Specimen name="Link">
        <Link href={HERE}>{t('goTo')}</Link>
        <Link href={HERE} tone="ink">
          {t('sampleTitle')}
        </Link>
        <p>
          {t('sentence')}{' '}
          <Link href={HERE} tone="inline">
            {t('goTo')}
          </Link>
        </p>
      </Specimen>
      <Specimen name="Menu">
        <MenuTrigger>
          <Button icon="more">{t('more')}</Button>
          <Menu aria-label={t('more')}>
            <MenuItem id="move" icon="move" label={t('move')} />
            <MenuItem id="export" icon="download" label={t('export')} shortcut="Ctrl E" />
            <MenuItem id="share" icon="share" label={t('share')} isDisabled note={t('shareNote')} />
            <MenuSection title={t('sort')} selected="due">
              <MenuItem id="due" label={t('byDue')} />
              <MenuItem id="name" label={t('byName')} />
            </MenuSection>
            <MenuSection title={t('danger')}>
              <MenuItem id="remove" icon="trash" label={t('remove')} isDanger />
            </MenuSection>
          </Menu>
        </MenuTrigger>
      </Specimen>
      <Specimen name="Toast">
        <Button onPress={() => showToast({ text: t('toastDone') })}>{t('toast')}</Button>
        <Button onPress={() => showToast({ text: t('toastArchived'), undo: () => undefined })}>{t('toastUndo')}</Button>
        <Button onPress={() => showToast({ text: t('toastFailed'), tone: 'danger' })}>{t('toastDanger')}</Button>
        <Button onPress={() => showToast({ text: t('toastOffline'), tone: 'person' })}>{t('toastPerson')}</Button>
      </Specimen>
    </Part>
  );
}
