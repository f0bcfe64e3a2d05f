import type { Refusal, Text } from '@tongyan/scenes/session';
import type { TFunction } from 'i18next';

/** Why something was refused: in the scene's words where it has some, by its key `refusal.<code>`. */
export function refusalText(refusal: Refusal, say: (text: Text) => string, t: TFunction<'training'>): string {
  const { code, details } = refusal;
  const key = `refusal.${code}`;
  const said = say(hasValues(details) ? { key, values: details } : key);
  if (said !== key) return said;
  switch (code) {
    case 'runIsOver':
      return t('runRefusedOver');
    case 'runIsFrozen':
      return t('runRefusedFrozen');
    case 'logFull':
      return t('runRefusedFull');
    default:
      return t('runRefusedPlain', { code });
  }
}

function hasValues(details: Refusal['details']): details is Readonly<Record<string, string | number>> {
  return typeof details === 'object' && details !== null && !Array.isArray(details);
}
