import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, urlOf } from '../../../../api/client.ts';
import { sendForm } from '../../../../api/send-form.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { showToast } from '../../../../ui/toast.tsx';
import { lessonKey } from '../../desk/queries.ts';
import type { Material } from '../../desk/types.ts';

const keyOf = (lessonId: string) => [...lessonKey(lessonId), 'materials'] as const;

export function useMaterials(lessonId: string) {
  return useQuery({
    queryKey: keyOf(lessonId),
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/materials', { params: { lessonId }, signal }),
  });
}

/** A file on its way, or what became of it. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** 0 to 1 of its bytes; 1: the server looks at it. */
  readonly fraction: number;
  /** Set once it was refused. */
  readonly error: unknown;
}

/** Files are sent one after another: a school's line is thin. */
export function useUploads(lessonId: string) {
  const queryClient = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const drop = (id: string) => setUploads((before) => before.filter((each) => each.id !== id));

  async function sendOne(id: string, file: File): Promise<void> {
    const form = new FormData();
    form.append('file', file);
    try {
      await sendForm(urlOf('POST /api/lessons/:lessonId/materials/files', { lessonId }), form, {
        onProgress: (fraction) => change(id, { fraction }),
      });
      drop(id);
      await queryClient.invalidateQueries({ queryKey: keyOf(lessonId) });
    } catch (error) {
      change(id, { error });
    }
  }

  async function send(files: readonly File[]): Promise<void> {
    const fresh = files.map((file) => ({ file, id: crypto.randomUUID() }));
    setUploads((before) => [
      ...before,
      ...fresh.map(({ file, id }) => ({ id, name: file.name, fraction: 0, error: undefined })),
    ]);
    for (const { file, id } of fresh) await sendOne(id, file);
  }

  return { uploads, forget: drop, send };
}

/** Everything but sending files. Each answers once the list is read anew. */
export function useMaterialActions(lessonId: string) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const params = { lessonId };
  const onError = (error: unknown) => {
    showToast({ text: problemText(error), tone: 'danger' });
    void queryClient.invalidateQueries({ queryKey: keyOf(lessonId) });
  };
  const reread = () => queryClient.invalidateQueries({ queryKey: keyOf(lessonId) });
  const order = useMutation({
    mutationFn: (materialIds: string[]) =>
      api('PUT /api/lessons/:lessonId/materials/order', { params, body: { materialIds } }),
    // Shown at once: a second move starts from the first.
    onMutate: (materialIds) => {
      queryClient.setQueryData<{ materials: Material[] }>(keyOf(lessonId), (before) =>
        before === undefined
          ? before
          : {
              materials: before.materials.toSorted((a, b) => materialIds.indexOf(a.id) - materialIds.indexOf(b.id)),
            },
      );
    },
    onError,
  });
  const rename = useMutation({
    mutationFn: ({ materialId, title }: { materialId: string; title: string }) =>
      api('PATCH /api/lessons/:lessonId/materials/:materialId', { params: { lessonId, materialId }, body: { title } }),
    onSuccess: reread,
    onError,
  });
  const remove = useMutation({
    mutationFn: (materialId: string) =>
      api('DELETE /api/lessons/:lessonId/materials/:materialId', { params: { lessonId, materialId } }),
    onSuccess: reread,
    onError,
  });
  const addDocument = useMutation({
    mutationFn: (document: { documentId: string; share: boolean }) =>
      api('POST /api/lessons/:lessonId/materials', { params, body: { kind: 'document', ...document } }),
    onSuccess: reread,
    onError,
  });
  const addTwin = useMutation({
    mutationFn: (twin: { sceneId: string; title: string }) =>
      api('POST /api/lessons/:lessonId/materials', { params, body: { kind: 'twin', ...twin } }),
    onSuccess: reread,
    onError,
  });
  return { order, rename, remove, addDocument, addTwin };
}
