import type { Language, SceneStrings, Text } from '@tongyan/scenes/session';

/** What says a scene's texts in one language. A key without a text stands for itself: better than nothing at all. */
export function sceneText(strings: SceneStrings, language: Language): (text: Text) => string {
  const table = strings[language];
  return (text) => {
    if (typeof text === 'string') return table[text] ?? text;
    const template = table[text.key] ?? text.key;
    return template.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
      const value = text.values[name];
      return value === undefined ? whole : String(value);
    });
  };
}
