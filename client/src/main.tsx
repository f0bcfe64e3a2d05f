import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { showPreferredTheme } from './app/preferences/theme.ts';
import { startI18n } from './i18n/i18n.ts';

showPreferredTheme();

async function start(): Promise<void> {
  const container = document.querySelector('#root');
  if (container === null) throw new Error('index.html has no #root');
  await startI18n();
  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

try {
  await start();
} catch (error) {
  // Without strings nothing can be said in one language, so the page itself says it in both.
  document.querySelector('#not-started')?.removeAttribute('hidden');
  throw error;
}
