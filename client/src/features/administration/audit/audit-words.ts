import { useTranslation } from 'react-i18next';
import type { AuditEntry, Role } from '../types.ts';
import { rolesAt } from '../types.ts';
import { useWords } from '../words.ts';

const actionKeys = {
  'classGroup.read': 'did.classGroup.read',
  'communityMember.changed': 'did.communityMember.changed',
  'consent.given': 'did.consent.given',
  'consent.withdrawn': 'did.consent.withdrawn',
  'consents.read': 'did.consents.read',
  'documentRight.changed': 'did.documentRight.changed',
  'credential.revoked': 'did.credential.revoked',
  'guardian.named': 'did.guardian.named',
  'guardian.removed': 'did.guardian.removed',
  'installation.setUp': 'did.installation.setUp',
  'lesson.attendanceExported': 'did.lesson.attendanceExported',
  'lesson.classAccepted': 'did.lesson.classAccepted',
  'lesson.classDeclined': 'did.lesson.classDeclined',
  'meeting.personRemoved': 'did.meeting.personRemoved',
  'meeting.personLetIn': 'did.meeting.personLetIn',
  'lesson.seatBarred': 'did.lesson.seatBarred',
  'lesson.seatLetIn': 'did.lesson.seatLetIn',
  'lrsTarget.added': 'did.lrsTarget.added',
  'lrsTarget.changed': 'did.lrsTarget.changed',
  'lrsTarget.removed': 'did.lrsTarget.removed',
  'membership.granted': 'did.membership.granted',
  'membership.revoked': 'did.membership.revoked',
  'orgUnit.added': 'did.orgUnit.added',
  'orgUnit.renamed': 'did.orgUnit.renamed',
  'password.changed': 'did.password.changed',
  'password.reset': 'did.password.reset',
  'people.listed': 'did.people.listed',
  'person.disabled': 'did.person.disabled',
  'person.enabled': 'did.person.enabled',
  'person.made': 'did.person.made',
  'person.read': 'did.person.read',
  'person.renamed': 'did.person.renamed',
  'recording.deleted': 'did.recording.deleted',
  'recording.started': 'did.recording.started',
  'recording.stopped': 'did.recording.stopped',
  'recording.termChanged': 'did.recording.termChanged',
  'recording.watched': 'did.recording.watched',
  'roster.checked': 'did.roster.checked',
  'roster.exported': 'did.roster.exported',
  'roster.imported': 'did.roster.imported',
  'statements.exported': 'did.statements.exported',
} as const;

function isKnown(action: string): action is keyof typeof actionKeys {
  return Object.hasOwn(actionKeys, action);
}

const roles: readonly Role[] = [...new Set(Object.values(rolesAt).flat())];

/** What was done, in words; an action of a part that this client does not know stands under its own name. */
export function useAuditWords() {
  const { t } = useTranslation('administration');
  const words = useWords();
  return {
    action: ({ action }: AuditEntry) => (isKnown(action) ? t(actionKeys[action]) : action),
    /** '教师', or '甲 → 乙'. */
    detail({ detail }: AuditEntry): string {
      const { from, to, title } = detail;
      if (typeof title === 'string') return title;
      if (typeof from === 'string' && typeof to === 'string') return `${from} → ${to}`;
      const role = roles.find((known) => known === detail['role']);
      return role === undefined ? '' : words.role(role);
    },
  };
}
