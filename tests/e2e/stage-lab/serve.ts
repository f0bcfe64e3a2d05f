import { boardFonts } from '../../../scripts/vite/board-fonts.ts';
import { laidFilesPlugin } from '../../../scripts/vite/laid-files.ts';
import { pdfFiles } from '../../../scripts/vite/pdf-files.ts';
import { type LabServer, serveLab } from '../support/lab-server.ts';

export type StageLab = LabServer;

/** Serves the page that shows a lead's and a classroom's stage beside each other. */
export const serveStageLab = (): Promise<StageLab> =>
  serveLab({
    root: import.meta.dirname,
    plugins: [laidFilesPlugin('pdf-files', pdfFiles), laidFilesPlugin('board-fonts', boardFonts)],
    prepared: ['pdfjs-dist', '@excalidraw/excalidraw'],
  });
