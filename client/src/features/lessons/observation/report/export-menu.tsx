import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../../api/client.ts';
import { Button } from '../../../../ui/button.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../../ui/menu.tsx';

const formats = ['docx', 'pdf', 'markdown', 'csv'] as const;

/** The report as a file. */
export function ExportMenu({ lessonId }: { lessonId: string }): ReactNode {
  const { t, i18n } = useTranslation('lessons');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <MenuTrigger>
      <Button icon="download">{t('watch.export')}</Button>
      <Menu aria-label={t('watch.export')}>
        {formats.map((format) => (
          <MenuItem
            key={format}
            id={format}
            label={t(`watch.export.${format}`)}
            // The server answers a file: the page stays.
            onAction={() =>
              window.location.assign(
                urlOf('GET /api/lessons/:lessonId/observation/export', { lessonId }, { format, locale }),
              )
            }
          />
        ))}
      </Menu>
    </MenuTrigger>
  );
}
