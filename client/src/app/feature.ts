import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { loadStrings, type FeatureNamespace } from '../i18n/i18n.ts';
import type { IconName } from '../ui/icon.tsx';
import type { DeviceDraft } from './device-drafts.ts';
import type { Viewer } from './session.ts';

/** The places the rail (and the phone's bottom bar) can name; the frame draws label and icon. */
export type DestinationId =
  | 'workbench'
  | 'research'
  | 'resources'
  | 'training'
  | 'classroom'
  | 'learning'
  | 'governance'
  | 'administration';

export interface Destination {
  id: DestinationId;
  to: string;
  /** Further path prefixes for which this destination counts as "here", such as '/documents'. */
  within?: readonly string[];
  /** Left out: everyone who is signed in. */
  visibleTo?: (viewer: Viewer) => boolean;
}

/** An action the command palette offers. Its label lives in the feature's own strings. */
export interface Command {
  id: string;
  /** 'namespace:key' */
  label: string;
  icon?: IconName;
  visibleTo?: (viewer: Viewer) => boolean;
  run: (context: { navigate: (to: string) => void }) => void;
}

/** What a feature gives the application: one default export of features/<name>/routes.tsx. */
export interface Feature {
  /** The folder's name, which is also the namespace of its strings. */
  name: FeatureNamespace;
  /** Pages inside the frame, for people who are signed in. Paths are relative, without a leading slash. */
  routes?: RouteObject[];
  /** Pages without frame or sign-in. */
  publicRoutes?: RouteObject[];
  destinations?: Destination[];
  commands?: Command[];
  /** Edits of this person that only this device keeps; the sync code behind it is loaded when first asked. */
  /** After this person signed out here: take from the device what need not stay. Unsynced edits stay. */
  signedOut?: (personId: string) => Promise<void>;
  deviceDrafts?: (personId: string) => Promise<readonly DeviceDraft[]>;
  /**
   * Looks, before signing out, at what would stay behind on this device: asks the person where there is something, and
   * decides at once where there is nothing.
   */
  signOutGuard?: () => Promise<{ default: ComponentType<SignOutGuardProps> }>;
}

export interface SignOutGuardProps {
  personId: string;
  /** `true`: go on signing out; `false`: stay. */
  onDecided: (leave: boolean) => void;
}

export function defineFeature(feature: Feature): Feature {
  return feature;
}

/** What a route may ask of the frame, as its `handle`. */
export interface FrameHandle {
  /**
   * 'own': the page brings its own 56 px header (a document does); the frame keeps only the rail. 'whole': the page fills the window, and
   * says itself how to leave.
   */
  topBar?: 'own' | 'whole';
}

/**
 * A lazily loaded page: its module and the strings it speaks arrive together, so that nothing is drawn
 * before it can be read. The page is the module's default export.
 */
export function lazyPage(
  namespaces: FeatureNamespace | readonly FeatureNamespace[],
  load: () => Promise<{ default: ComponentType }>,
): () => Promise<{ Component: ComponentType }> {
  return async () => {
    const [module] = await Promise.all([load(), loadStrings(namespaces)]);
    return { Component: module.default };
  };
}
