import { EchoError } from '@echotune/data';
import { reportPurpose } from '../../budget/paid-purposes.ts';
import type { Budget } from '../../budget/spend.ts';
import type { LanguageOffer } from '../../language/ask-question.ts';
import { hearAnswer } from '../../language/hear-answer.ts';
import { paidModel } from '../../language/paid-model.ts';
import type { Report, ReportSentence } from '../report-document.ts';
import { saysTheSame } from './says-the-same.ts';

/** Language models that may help with a report. */
export interface ReportHelpers {
  readonly budget: Pick<Budget, 'spend'>;
  /** For the wording, and to look things up on the web: those asked first first. */
  readonly wording: readonly LanguageOffer[];
  readonly researching: readonly LanguageOffer[];
}

export interface Helped {
  readonly text: string;
  readonly sources: readonly { readonly url: string; readonly title: string | null }[];
  readonly provider: string;
  readonly model: string;
  readonly costUsd: number;
}

interface Wish {
  readonly instructions: string;
  readonly prompt: string;
  readonly searches: boolean;
}

const answerTokens = 2048;
const searchSteps = 3;
const nanosInUsd = 1e9;

/** Asks one model, within the budget, for nobody in particular. Throws what `Budget.spend` and the provider throw. */
export async function askHelper(
  budget: Pick<Budget, 'spend'>,
  offer: LanguageOffer,
  { instructions, prompt, searches }: Wish,
): Promise<Helped> {
  const { provider, model, outputTokens, researching } = offer;
  let costNanoUsd = 0;
  const caller = {
    ...{ purpose: reportPurpose, listenerId: null },
    onPaid: (cost: number) => {
      costNanoUsd += cost;
    },
  };
  const offered = { provider, model: await offer.open(model), outputTokens };
  const { text, sources } = await hearAnswer(paidModel(offered, budget, caller), {
    ...{ provider, instructions, prompt, maxOutputTokens: answerTokens },
    ...{ searching: searches ? researching : [], maxSteps: searchSteps },
  });
  return { text, sources, provider, model, costUsd: costNanoUsd / nanosInUsd };
}

/** What kept a helper from helping, as a code. Rethrows what is none of that. */
export function problemIn(cause: unknown): string {
  if (cause instanceof EchoError) return cause.code;
  throw cause;
}

const instructions =
  'You are given numbered sentences of a system report. Make each read more easily by changing small words alone ' +
  '(articles, "that", "which", "and", "is", "has"). Keep every number, name and other word, in the same order. ' +
  'Answer with the numbered sentences and nothing else.';

/** Sentences that say the same more easily take the place of the rules'; all others stay. What it took is told. */
export async function rewordReport(report: Report, helpers: ReportHelpers): Promise<Report> {
  const [offer] = helpers.wording;
  if (offer === undefined) return report;
  const sentences = [...report.summary, ...report.findings.map(({ sentence }) => sentence)];
  const texts = [...new Set(sentences.map(({ text }) => text))];
  const prompt = texts.map((text, nth) => `${nth + 1}. ${text}`).join('\n');
  const { provider, model } = offer;
  const nothing = { provider, model, costUsd: 0, reworded: 0, refused: 0 };
  try {
    const helped = await askHelper(helpers.budget, offer, {
      instructions,
      prompt,
      searches: false,
    });
    const { accepted, refused } = acceptedOf(texts, helped.text);
    const { costUsd } = helped;
    const help = { ...nothing, costUsd, reworded: accepted.size, refused, problem: null };
    return { ...withTexts(report, accepted), help };
  } catch (cause) {
    return { ...report, help: { ...nothing, problem: problemIn(cause) } };
  }
}

/** By sentence, what was put otherwise and says the same; how many lines said something else. */
function acceptedOf(texts: readonly string[], answer: string) {
  const accepted = new Map<string, string>();
  let refused = 0;
  for (const line of answer.split('\n')) {
    const [, number, said] = /^\s*(\d+)[.)]\s+(.+?)\s*$/.exec(line) ?? [];
    if (said === undefined) continue;
    const text = texts[Number(number) - 1];
    if (text === said) continue;
    if (text !== undefined && saysTheSame(text, said)) accepted.set(text, said);
    else refused += 1;
  }
  return { accepted, refused };
}

function withTexts(report: Report, accepted: ReadonlyMap<string, string>): Report {
  const put = (sentence: ReportSentence): ReportSentence => {
    const text = accepted.get(sentence.text);
    return text === undefined ? sentence : { ...sentence, text, isReworded: true };
  };
  return {
    ...report,
    summary: report.summary.map(put),
    findings: report.findings.map((finding) => ({ ...finding, sentence: put(finding.sentence) })),
  };
}
