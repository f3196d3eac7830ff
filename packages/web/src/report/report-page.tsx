import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Report } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { useWhose } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { timeZone } from '../operations/time-zone.ts';
import { useOpenJobs } from '../operations/use-operations.ts';
import { Section } from '../parts/section.tsx';
import { problemOf } from '../problem.ts';
import '../theme/settings.css';
import { useWords } from '../words/use-words.ts';
import { AreasDrawing } from './areas-drawing.tsx';
import { AreasSection } from './areas-section.tsx';
import { ChangesSection } from './changes-section.tsx';
import { FindingsSection } from './findings-section.tsx';
import './report.css';
import { reportApi } from './report-api.ts';
import { ResearchSection } from './research-section.tsx';
import { Sourced } from './sourced.tsx';
import { UnknownSection } from './unknown-section.tsx';

/** What the system and its repository show: for the owner of the instance. */
export function ReportPage() {
  const { report: words, operations } = pageMessages;
  const { account } = useWhose();
  if (account.role === 'owner') return <Reports />;
  return (
    <Stage>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{words.title}</h1>
        <p className="mt-5 text-soft">{operations.onlyOwner}</p>
      </div>
    </Stage>
  );
}

function Reports() {
  const { report: words } = pageMessages;
  const { dayTime } = useWords();
  const list = useQuery({ queryKey: ['reports'], queryFn: reportApi.list });
  const [chosen, setChosen] = useState<number | null>(null);
  const id = chosen ?? list.data?.reports[0]?.id ?? null;
  const one = useQuery({
    queryKey: ['reports', id],
    queryFn: () => reportApi.one(id ?? 0),
    enabled: id !== null,
  });
  const report = one.data?.report;
  const { isWriting, writing } = useWriting();
  const saving = useMutation({ mutationFn: save });
  const error = list.error ?? one.error ?? writing.error ?? saving.error;
  return (
    <Stage {...(report && { drawing: <AreasDrawing report={report} /> })}>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{words.title}</h1>
        <p className="mt-5 text-soft">{words.what}</p>
        {error && <ProblemText problem={problemOf(error)} />}
        {list.data?.reports.length === 0 && <p className="mt-3 text-soft">{words.none}</p>}
        <p className="mt-4 flex flex-wrap items-baseline gap-4">
          <button
            type="button"
            className="button"
            disabled={isWriting}
            onClick={() => {
              setChosen(null);
              writing.mutate();
            }}
          >
            {id === null ? words.write : words.again}
          </button>
          {id !== null && (
            <button type="button" className="word" onClick={() => saving.mutate(id)}>
              {words.download}
            </button>
          )}
          <span role="status" className="text-small text-soft">
            {isWriting && words.writing}
          </span>
        </p>
        {list.data && list.data.reports.length > 0 && (
          <label className="mt-4 block text-small text-soft">
            {words.chosen}{' '}
            <select
              className="field"
              value={id ?? ''}
              onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
            >
              {list.data.reports.map((kept) => (
                <option key={kept.id} value={kept.id}>
                  {dayTime(kept.at, timeZone)}
                </option>
              ))}
            </select>
          </label>
        )}
        {report && <Written report={report} />}
      </div>
    </Stage>
  );
}

/** Has one written; when no such job is left, those that are kept are asked for again. */
function useWriting() {
  const queries = useQueryClient();
  const open = useOpenJobs();
  const writing = useMutation({
    mutationFn: reportApi.write,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const isOpen = open.data?.jobs.some(({ kind }) => kind === 'report') ?? false;
  useEffect(() => {
    if (!isOpen) void queries.invalidateQueries({ queryKey: ['reports'] });
  }, [isOpen, queries]);
  return { writing, isWriting: isOpen || writing.isPending };
}

/** Hands the Markdown to the browser as a file. */
async function save(id: number): Promise<void> {
  const url = URL.createObjectURL(new Blob([await reportApi.markdown(id)]));
  const link = document.createElement('a');
  link.href = url;
  link.download = `report-${id}.md`;
  link.click();
  URL.revokeObjectURL(url);
}

function Written({ report }: { readonly report: Report }) {
  const { report: words } = pageMessages;
  const { help, summary, nextSteps, findings } = report;
  return (
    <>
      <Section title={words.summary} errors={[]}>
        <ul className="mt-3">
          {summary.map((sentence) => (
            <li key={sentence.text} className="py-1">
              <Sourced sentence={sentence} report={report} />
            </li>
          ))}
        </ul>
        {help && (
          <p className="mt-3 text-faint text-small">
            {help.problem === null
              ? words.helped(help.model, `$${help.costUsd.toPrecision(2)}`)
              : words.notHelped(help.problem)}
          </p>
        )}
      </Section>
      <ChangesSection report={report} />
      <AreasSection report={report} />
      <FindingsSection report={report} section="recommendations" />
      <FindingsSection report={report} section="integrations" />
      <Section title={words.nextSteps} errors={[]}>
        {nextSteps.length === 0 && <p className="mt-3 text-soft">{words.nothing}</p>}
        <ol className="mt-3">
          {nextSteps.map(({ command, keys }) => (
            <li key={command} className="border-line border-b py-2">
              <code>{command}</code>{' '}
              <span className="block text-small text-soft">
                {findings.find(({ key }) => key === keys[0])?.sentence.text}
              </span>
            </li>
          ))}
        </ol>
      </Section>
      <ResearchSection report={report} />
      <UnknownSection report={report} />
    </>
  );
}
