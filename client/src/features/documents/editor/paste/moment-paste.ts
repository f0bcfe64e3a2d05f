import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { pastedMoment } from '../moments/pasted-moment.ts';
import { say } from '../strings/index.ts';

/** The address of a moment becomes the moment. */
export const MomentPaste = Extension.create({
  name: 'momentPaste',

  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handlePaste: (view, event) => {
            const moment = pastedMoment(event.clipboardData?.getData('text/plain') ?? '', location.origin);
            if (moment === undefined || !view.editable || view.state.selection.$from.parent.type.spec.code === true)
              return false;
            return editor.commands.insertContent({
              type: 'trainingMoment',
              attrs: { ...moment, label: say('trainingMomentUntitled') },
            });
          },
        },
      }),
    ];
  },
});
