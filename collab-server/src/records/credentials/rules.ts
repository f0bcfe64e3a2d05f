/** How somebody stands to a credential. */
export type CredentialStanding = 'holder' | 'teacher' | 'none';

type Credential = { readonly personId: string; readonly classGroupId: string | null };

/** @param classes those whose attempts the viewer may see as a teacher */
export function credentialStanding(
  credential: Credential,
  viewerId: string,
  classes: readonly string[],
): CredentialStanding {
  if (credential.personId === viewerId) return 'holder';
  const { classGroupId } = credential;
  return classGroupId !== null && classes.includes(classGroupId) ? 'teacher' : 'none';
}

const allowed = {
  see: ['holder', 'teacher'],
  /** How the public page names the person is nobody else's choice. */
  change: ['holder'],
  /** Nobody takes back their own. */
  revoke: ['teacher'],
} as const satisfies Record<string, readonly CredentialStanding[]>;

export type CredentialAction = keyof typeof allowed;

export function mayWithCredential(standing: CredentialStanding, action: CredentialAction): boolean {
  const standings: readonly CredentialStanding[] = allowed[action];
  return standings.includes(standing);
}
