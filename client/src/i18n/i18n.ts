import i18next, { type BackendModule, type ResourceNamespaceMap } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type {} from './types.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Each language is named in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', en: 'English' };

export type FeatureNamespace = Exclude<keyof ResourceNamespaceMap, BaseNamespace>;

type BaseNamespace = 'app' | 'ui' | 'problems' | 'subjects';
type Table = Record<string, string>;

const LANGUAGE_KEY = 'tongyan.language';

/** The strings of the frame and its components come as one chunk a language, before the first paint. */
const baseTables: Record<Language, () => Promise<{ default: Record<BaseNamespace, Table> }>> = {
  'zh-CN': () => import('./base/zh-CN.ts'),
  en: () => import('./base/en.ts'),
};

/** One chunk a feature and language; a feature's files are found by where they lie, and beside them what lessons and meetings share. */
const featureTables = import.meta.glob<{ default: Table }>([
  '../features/*/strings/{zh-CN,en}.ts',
  '../live/strings/{zh-CN,en}.ts',
]);

const featureBackend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const file = `${namespace}/strings/${language}.ts`;
    const load = featureTables[`../features/${file}`] ?? featureTables[`../${file}`];
    if (load === undefined) {
      done(new Error(`no strings for ${namespace} in ${language}`), false);
      return;
    }
    load().then(
      (module) => done(null, module.default),
      (cause: unknown) => done(cause instanceof Error ? cause : new Error(String(cause)), false),
    );
  },
};

function isLanguage(value: string | null): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** What this person chose on this device, else what the browser asks for; Chinese comes first. */
function preferredLanguage(): Language {
  const stored = localStorage.getItem(LANGUAGE_KEY);
  if (isLanguage(stored)) return stored;
  for (const wanted of navigator.languages) {
    if (wanted.startsWith('zh')) return 'zh-CN';
    if (wanted.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}

async function addBaseStrings(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'app')) return;
  const { default: tables } = await baseTables[language]();
  for (const [namespace, table] of Object.entries(tables)) {
    i18next.addResourceBundle(language, namespace, table);
  }
}

export async function startI18n(): Promise<void> {
  const language = preferredLanguage();
  await i18next
    .use(featureBackend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: LANGUAGES,
      ns: [],
      defaultNS: 'app',
      keySeparator: false,
      nsSeparator: ':',
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  await addBaseStrings(language);
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  await addBaseStrings(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(LANGUAGE_KEY, language);
  document.documentElement.lang = language;
}

export async function loadStrings(namespaces: FeatureNamespace | readonly FeatureNamespace[]): Promise<void> {
  await i18next.loadNamespaces(namespaces);
}
