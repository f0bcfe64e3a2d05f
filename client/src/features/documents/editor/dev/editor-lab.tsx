import { CONTENT_FIELD, isTemplateId, stampSchemaVersion, templateContent } from '@tongyan/collab-server/content';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import * as Y from 'yjs';
import {
  DocumentEditor,
  type DocumentEditorHandle,
  type MentionCandidate,
  type PresentPerson,
  type UploadResult,
} from '../index.ts';
import styles from './editor-lab.module.css';
import { type LabPerson, linkedPeople } from './linked-people.ts';
import { sampleContent } from './sample.ts';

declare global {
  interface Window {
    /** For the tests in a browser: both documents, and what only a program may do to them. */
    editorLab?: {
      readonly people: readonly LabPerson[];
      readonly Y: typeof Y;
      readonly fieldName: string;
      readonly writeAsNewer: () => void;
    };
  }
}

const candidates: readonly MentionCandidate[] = [
  { kind: 'person', id: 'wu', label: '吴知行', detail: '寿宁西浦溪小学' },
  { kind: 'person', id: 'chen', label: '陈砚秋', detail: '福州市教研员' },
  { kind: 'document', id: 'd1', label: '圆的面积', detail: '六年级数学备课组' },
];

/** Keeps no picture: it answers after a while with the path of a blob that the tests serve, or refuses where the name says so. */
async function pretendUpload(
  file: File,
  { onProgress }: { onProgress: (fraction: number) => void },
): Promise<UploadResult> {
  for (const fraction of [0.3, 0.7, 1]) {
    await new Promise((resolve) => setTimeout(resolve, 120));
    onProgress(fraction);
  }
  return file.name.includes('refuse')
    ? { ok: false, message: '图片超过 10 MB。' }
    : { ok: true, src: `/api/blobs/${'a'.repeat(64)}` };
}

/** One or two editors: `?people=1`, `?template=blank`, `?right=read`, `?theme=dark`. */
export default function EditorLab(): ReactNode {
  const [search] = useSearchParams();
  const template = search.get('template');
  const right = search.get('right') === 'read' ? 'read' : search.get('right') === 'comment' ? 'comment' : 'edit';
  const [people] = useState(() => linkedPeople(isTemplateId(template) ? templateContent(template) : sampleContent()));
  useEffect(() => {
    window.editorLab = {
      people,
      Y,
      fieldName: CONTENT_FIELD,
      writeAsNewer: () => {
        stampSchemaVersion(people[1].doc, 99);
        people[1].doc.getXmlFragment(CONTENT_FIELD).insert(0, [new Y.XmlElement('hologram')]);
      },
    };
  }, [people]);
  const shown = search.get('people') === '1' ? people.slice(0, 1) : people;
  return (
    <main className={styles.lab} data-people={shown.length}>
      {shown.map((person, index) => (
        <LabEditor key={person.doc.clientID} person={person} right={index === 0 ? right : 'edit'} />
      ))}
    </main>
  );
}

function LabEditor({
  person,
  right,
}: {
  readonly person: LabPerson;
  readonly right: 'read' | 'comment' | 'edit';
}): ReactNode {
  const [title, setTitle] = useState('分数除法（一）：分数除以整数');
  const [present, setPresent] = useState<readonly PresentPerson[]>([]);
  const handle = useRef<DocumentEditorHandle>(null);
  return (
    <section className={styles.one}>
      <header className={styles.bar}>
        {present.map((each) => (
          <button
            key={each.clientId}
            type="button"
            disabled={each.isSelf || !each.hasCaret}
            onClick={() => handle.current?.follow(each.clientId)}
          >
            {each.displayName}
          </button>
        ))}
      </header>
      <div className={styles.editor}>
        <Suspense>
          <DocumentEditor
            ref={handle}
            doc={person.doc}
            awareness={person.awareness}
            right={right}
            isReady
            title={title}
            onTitleChange={setTitle}
            uploadImage={pretendUpload}
            searchMentions={async (query) => candidates.filter((each) => each.label.includes(query))}
            onPresence={setPresent}
          />
        </Suspense>
      </div>
    </section>
  );
}
