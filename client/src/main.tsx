import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { showPreferredTheme } from './app/preferences/theme.ts';
import { startI18n } from './i18n/i18n.ts';

showPreferredTheme();
const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');
await startI18n();
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
