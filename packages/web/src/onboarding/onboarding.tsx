import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportStatus } from '../api.generated.ts';
import { api } from '../api.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { type ChosenFile, filesOfInput, withoutLitter } from './chosen-files.ts';
import { DropZone } from './drop-zone.tsx';
import { ExportGuides } from './export-guides.tsx';
import { PastImports } from './past-imports.tsx';
import { SendingLine } from './sending-line.tsx';
import { type UploadProgress, upload } from './upload.ts';
import { useDrop } from './use-drop.ts';

interface OnboardingProps {
  /** Whose history it will be; null lets the server make a listener. */
  readonly listener: number | null;
  readonly demoIsHere: boolean;
  readonly onBegun: (status: ImportStatus) => void;
}

/** The way in: bring a history, or look round in the demo's. */
export function Onboarding({ listener, demoIsHere, onBegun }: OnboardingProps) {
  const { imports } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const sending = useMutation({
    mutationFn: async (files: readonly ChosenFile[]) => {
      // Once the files are there nothing more is to be loaded to follow them, whatever becomes of the server.
      await import('./progress-page.tsx');
      return upload(withoutLitter(files), listener, setProgress);
    },
    onSuccess: onBegun,
  });
  const demo = useMutation({ mutationFn: api.startDemo, onSuccess: onBegun });
  const trouble = sending.error ?? demo.error;
  const send = (files: ChosenFile[]) => {
    if (!sending.isPending) sending.mutate(files);
  };
  const over = useDrop(send);
  const choose = (what: 'files' | 'folder') => {
    if (input.current === null) return;
    input.current.webkitdirectory = what === 'folder';
    input.current.click();
  };

  return (
    <Stage
      drawing={<DropZone over={over} sending={sending.isPending} onPress={() => choose('files')} />}
    >
      <div className="flex flex-col justify-center py-6 lg:min-h-dvh lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{imports.title}</h1>
        <p className="mt-5 text-body text-soft">{imports.intro}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={({ target }) => {
            send(filesOfInput(target.files ?? []));
            target.value = '';
          }}
        />
        <div className="mt-8 flex flex-wrap items-center gap-3">
          <button type="button" onClick={() => choose('files')} className="button button-strong">
            {imports.chooseFiles}
          </button>
          {!demoIsHere && (
            <button
              type="button"
              disabled={demo.isPending}
              onClick={() => demo.mutate()}
              className="button button-second"
            >
              {imports.tryDemo}
            </button>
          )}
          <button type="button" onClick={() => choose('folder')} className="button">
            {imports.chooseFolder}
          </button>
        </div>
        <div aria-live="polite" className="min-h-6">
          {sending.isPending && <SendingLine progress={progress} />}
        </div>
        {trouble && (
          <div className="mt-4">
            <ProblemText problem={problemOf(trouble)} />
          </div>
        )}
        {!demoIsHere && <p className="mt-6 text-small text-soft">{imports.demoMeanwhile}</p>}
        {listener !== null && <PastImports listener={listener} />}
        <ExportGuides />
      </div>
    </Stage>
  );
}
