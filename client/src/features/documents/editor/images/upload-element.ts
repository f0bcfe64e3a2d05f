import { say } from '../strings/index.ts';

interface UploadActions {
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** What stands in the text while a picture is on its way: the picture, how far it is, and what to do where it fails. */
export function uploadElement(file: File, { onRetry, onDismiss }: UploadActions) {
  const element = document.createElement('div');
  element.className = 'upload';
  element.contentEditable = 'false';
  const url = URL.createObjectURL(file);
  const preview = document.createElement('img');
  preview.alt = '';
  preview.src = url;
  preview.addEventListener('load', () => URL.revokeObjectURL(url), { once: true });
  const words = document.createElement('span');
  words.className = 'upload-words';
  words.setAttribute('role', 'status');
  const bar = document.createElement('progress');
  bar.max = 1;
  const retry = button(say('imageRetry'), onRetry);
  const dismiss = button(say('imageDismiss'), onDismiss);
  element.append(preview, words, bar, retry, dismiss);

  return {
    element,
    progress: (fraction: number): void => {
      const shown = Math.max(0, Math.min(1, fraction));
      element.removeAttribute('data-failed');
      bar.value = shown;
      bar.hidden = false;
      retry.hidden = true;
      words.textContent = say('imageUploading', { name: file.name, percent: Math.round(shown * 100) });
      bar.setAttribute('aria-label', words.textContent);
    },
    failed: (message: string): void => {
      element.dataset['failed'] = '';
      bar.hidden = true;
      retry.hidden = false;
      words.textContent = say('imageFailed', { name: file.name, message });
    },
  };
}

function button(text: string, onPress: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'upload-action';
  element.textContent = text;
  element.addEventListener('click', onPress);
  return element;
}
