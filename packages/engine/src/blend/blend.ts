import { blankScores } from '../model/blank-scores.ts';
import type { AddTo, FitRun, Model, ModelFamily, Query, Ranked } from '../model/model.ts';
import { readModelFile, writeModelFile } from '../model/model-file.ts';
import { PerQuery } from '../model/per-query.ts';
import { topItems } from '../model/top-items.ts';
import type { Interactions } from '../plays.ts';
import { type BlendOptions, fitBlend } from './fit-blend.ts';
import { fitParts, loadParts } from './parts.ts';
import { heightAt, knots } from './shape.ts';
import { type SideName, sources } from './sides.ts';
import { Answers, itemsOn, placeOfItem, type Voice, viewOf } from './view.ts';

const kind = 'blend';
const sides: readonly SideName[] = ['known', 'new'];

/**
 * Everything in one score, 0 … 1: what was heard is ranked by the models of the listener's own habits, what
 * was not by those of what others play; the sum of their shapes counts by the gate on the one side, by
 * what the gate leaves on the other. A shape says what a model's score, as a share of its largest, is
 * worth; shapes are learned (see `learnShapes`). Every model's addends are scaled to what its shape makes
 * of its score, so the blend's add up as the models' do. Of what is new only candidates are scored: what no
 * model has among its best cannot win.
 */
export class Blend implements Model {
  readonly kind = kind;
  readonly options: BlendOptions;
  /** The models that it asks, and those that only shelves ask, by kind. */
  readonly parts: ReadonlyMap<string, Model>;
  /** By source; together at most 1 high on either side. */
  private readonly shapes: readonly Float64Array[];
  private readonly answers = new Answers();
  /** Explaining a slot costs no scoring. */
  private readonly views = new PerQuery((query) =>
    viewOf(this.parts, this.itemCount, query, this.options, this.answers),
  );

  constructor(
    parts: ReadonlyMap<string, Model>,
    shapes: readonly Float64Array[],
    options: BlendOptions,
  ) {
    this.options = options;
    this.parts = parts;
    this.shapes = shapes;
  }

  /** Grows with what the community's sessions are given while the models serve. */
  get itemCount(): number {
    return Math.max(...[...this.parts.values()].map((model) => model.itemCount));
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const view = this.views.of(query);
    const scores = blankScores(view.heard.span, into);
    for (const side of sides) {
      const items = itemsOn(side, view);
      const voices = view.voices.filter((voice) => voice.side === side);
      for (let place = 0; place < items.length; place++) {
        let sum = 0;
        for (const voice of voices) sum += this.worth(voice, voice.scores[place]!);
        scores[items[place]!] = view.scales[side] * sum;
      }
    }
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const view = this.views.of(query);
    const side = view.heard.sideOf(item);
    const place = placeOfItem(item, view);
    if (place < 0) return;
    for (const voice of view.voices) {
      const score = voice.side === side ? voice.scores[place]! : 0;
      const scale = (view.scales[side] * this.worth(voice, score)) / score;
      if (scale > 0) voice.explain(item, (source, value, play) => add(source, value * scale, play));
    }
  }

  save(): Uint8Array {
    const sections = Object.fromEntries([...this.parts].map(([name, part]) => [name, part.save()]));
    const shapes = new Float64Array(sources.length * knots);
    for (const [source, heights] of this.shapes.entries()) shapes.set(heights, source * knots);
    return writeModelFile({
      kind,
      numbers: { ...this.options },
      sections: { shapes, ...sections },
    });
  }

  /** The same with another model in the place of the part of its kind. */
  withPart(part: Model): Blend {
    const parts = new Map([...this.parts, [part.kind, part]]);
    return new Blend(parts, this.shapes, this.options);
  }

  /** The same shapes on parts that learn from newer interactions: half the work of a fit. */
  refit(interactions: Interactions, run: FitRun): Blend {
    return new Blend(fitParts(interactions, run), this.shapes, this.options);
  }

  /** What a source's score is worth, 0 … 1. */
  private worth({ source, largest }: Voice, score: number): number {
    return score > 0 ? heightAt(this.shapes[source]!, score / largest) : 0;
  }
}

/**
 * A blend some of whose parts, by kind, were made elsewhere. A source counts by its score as a share of its
 * largest, so that another scale changes nothing.
 */
export function blendWith(
  given: ReadonlyMap<string, Model>,
  interactions: Interactions,
  run: FitRun,
  options = blend.defaults,
): Blend {
  const { parts, shapes } = fitBlend(interactions, options, run, given);
  return new Blend(parts, shapes, options);
}

export const blend: ModelFamily<BlendOptions, Blend> = {
  kind,
  defaults: {
    priorRepeatRate: 0.63,
    priorPlays: 20,
    recentPlays: 200,
    questions: 400,
    epochs: 10,
    learningRate: 0.03,
    priorQuestions: 40,
  },
  fit(interactions, options, run) {
    const { parts, shapes } = fitBlend(interactions, options, run);
    return new Blend(parts, shapes, options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const heights = content.float64('shapes');
    const shapes = sources.map((_, at) => heights.slice(at * knots, (at + 1) * knots));
    return new Blend(loadParts(content), shapes, content.options(blend.defaults));
  },
};
