import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../api/query-client.ts';
import { Toasts } from '../ui/toast.tsx';
import { OfflineApplication } from './offline/offline-application.tsx';
import { createRouter } from './router.tsx';

const REACT_ARIA_LOCALES: Readonly<Record<string, string>> = { 'zh-CN': 'zh-CN', en: 'en-US' };

export function App(): ReactNode {
  const { i18n } = useTranslation('app');
  const [router] = useState(createRouter);
  const [queryClient] = useState(createQueryClient);
  return (
    <I18nProvider locale={REACT_ARIA_LOCALES[i18n.language] ?? 'zh-CN'}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toasts />
        <OfflineApplication />
      </QueryClientProvider>
    </I18nProvider>
  );
}
