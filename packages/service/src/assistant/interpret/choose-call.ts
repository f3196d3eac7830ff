import { inputs, type ToolCall, type ToolName } from '../tools/inputs.ts';
import { askChange, askDelete, askMake, askPlay, askPlaylists, askRename } from './ask-changes.ts';
import { askHistory, askNowPlaying, askResearch, askStatistics, askWhy } from './ask-history.ts';
import { askJudge } from './ask-judge.ts';
import { askRecommend, askSearch, askSimilar } from './ask-music.ts';
import type { Clause } from './clause.ts';

/** The first that makes sense of a clause has it: what says most of what is meant comes first. */
const readings: readonly ((clause: Clause) => ToolCall | readonly ToolCall[] | null)[] = [
  askNowPlaying,
  askWhy,
  askRename,
  askDelete,
  askMake,
  askChange,
  askPlaylists,
  askJudge,
  askStatistics,
  askHistory,
  askResearch,
  askSimilar,
  askPlay,
  askSearch,
  askRecommend,
];

/** The tools that change something: the words themselves must ask for it. */
const changing: ReadonlySet<ToolName> = new Set([
  'make_playlist',
  'change_playlist',
  'delete_playlist',
  'judge',
  'play',
]);

/** Whether a change leaves out something that was said: it may well be another that is meant. */
function isCareless({ tool }: ToolCall, clause: Clause): boolean {
  if (!changing.has(tool) || tool === 'make_playlist') return false;
  return tool === 'play' ? clause.rest('meant').length > 0 : clause.rest().length > 0;
}

export interface Choice {
  readonly calls: readonly ToolCall[];
  /** What of the clause the calls take no account of. */
  readonly rest: readonly string[];
}

/** What a clause asks for; null where no tool does that. Each reading looks at the clause as it was. */
export function chooseCall(clause: () => Clause, asked: ReadonlySet<ToolName>): Choice | null {
  // Nothing answers for a day that there is not, nor sets how loud it is.
  const said = clause();
  const isOfNoDay = said.all('time').some(({ span }) => span.isNone);
  if (isOfNoDay || (said.acts('volume') && said.names.length === 0)) return null;
  for (const reading of readings) {
    const fresh = clause();
    const read = reading(fresh);
    if (read === null || fresh.isForbidden) continue;
    const calls = 'tool' in read ? [read] : read;
    const isFit = (call: ToolCall) =>
      (!changing.has(call.tool) || asked.has(call.tool)) &&
      !isCareless(call, fresh) &&
      inputs[call.tool].safeParse(call.input).success;
    if (calls.every(isFit)) return { calls, rest: fresh.rest() };
  }
  return null;
}
