import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useReread } from '../queries.ts';
import { type Level, type OrgUnit, type SchoolType, schoolTypes } from '../types.ts';
import { useWords } from '../words.ts';
import styles from './form.module.css';

type UnitDialogProps = { onClose: () => void } & ({ unit: OrgUnit } | { parent: OrgUnit; level: Level });

const FORM = 'unit';

/** Renames a unit, or adds one below another. */
export function UnitDialog(props: UnitDialogProps): ReactNode {
  const { onClose } = props;
  const { t } = useTranslation('administration');
  const words = useWords();
  const problemText = useProblemText();
  const reread = useReread();
  const isNew = 'parent' in props;
  const isSchool = isNew && props.level === 'school';
  const [name, setName] = useState(isNew ? '' : props.unit.name);
  const [code, setCode] = useState('');
  const [schoolType, setSchoolType] = useState<SchoolType>('primary');
  const save = useMutation({
    mutationFn: () => {
      if (!isNew) {
        return api('PATCH /api/org-units/:orgUnitId', {
          params: { orgUnitId: props.unit.id },
          body: { name: name.trim() },
        });
      }
      const place = { parentId: props.parent.id, level: props.level, name: name.trim() };
      const school = { schoolType, ...(code === '' ? {} : { schoolIdentifier: code }) };
      return api('POST /api/org-units', { body: { ...place, ...(isSchool ? school : { divisionCode: code }) } });
    },
    onSuccess: (unit) => {
      reread();
      showToast({ text: isNew ? t('unitAdded', { name: unit.name }) : t('unitRenamed', { name: unit.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      title={isNew ? t('newUnitBelow', { name: props.parent.name }) : t('renameUnit')}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            form={FORM}
            isPending={save.isPending}
            isDisabled={name.trim() === ''}
          >
            {isNew ? t('add') : t('save')}
          </Button>
        </>
      )}
    >
      {() => (
        <form
          id={FORM}
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <TextField
            autoFocus
            isRequired
            label={t('unitName')}
            maxLength={100}
            value={name}
            onChange={setName}
            error={save.isError ? problemText(save.error) : undefined}
          />
          {isSchool ? (
            <Select<SchoolType>
              label={t('schoolTypeField')}
              value={schoolType}
              onChange={setSchoolType}
              choices={schoolTypes.map((id) => ({ id, label: words.schoolType(id) }))}
            />
          ) : null}
          {isNew ? (
            <TextField
              label={isSchool ? t('schoolIdentifier') : t('divisionCode')}
              description={isSchool ? t('schoolIdentifierNote') : t('divisionCodeNote')}
              inputMode="numeric"
              isRequired={!isSchool}
              maxLength={isSchool ? 10 : 6}
              value={code}
              onChange={(next) => setCode(next.replaceAll(/\D/gu, ''))}
            />
          ) : null}
        </form>
      )}
    </Dialog>
  );
}
