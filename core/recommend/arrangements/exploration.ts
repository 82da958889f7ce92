import { hashRange } from "../../embedding/feature-hashing.ts";
import { randomNumbers } from "../../random-numbers.ts";
import type { Ranked } from "../answer.ts";
import type { Arrangement, Newcomers, StepContext } from "../step.ts";

/** Newcomers among which the draw is made, for each place. */
const DRAWN_FROM = 5;
/** The same question draws the same newcomers for this long, in milliseconds: then others have their turn. */
export const EXPLORATION_PERIOD_MS = 3_600_000;

/**
 * Gives a share of the places to products that the model does not know yet, so that it can come to know them: never more than
 * the share, less those that are in the answer anyway, and the first place last. The draw is seeded by the question and the
 * hour: within it the same question has the same answer.
 */
export const exploration: Arrangement = (context) => {
  if (context.terms.exploration <= 0) return null;
  return {
    pool: (limit) => limit,
    arrange: (list, limit, newcomers) => withNewcomers(list.slice(0, limit), limit, newcomers, context),
  };
};

function withNewcomers<C extends Ranked>(
  answer: readonly C[],
  limit: number,
  newcomers: Newcomers<C>,
  context: StepContext,
): readonly C[] {
  const known = answer.flatMap(({ item }, place) => (context.knows(item) ? [place] : []));
  const places = Math.floor(context.terms.exploration * limit) - (answer.length - known.length);
  const count = Math.min(places, known.length);
  if (count <= 0) return answer;
  const random = randomNumbers(seedOf(context));
  const drawn = draw(firstOf(newcomers(answer), count * DRAWN_FROM), count, random);
  const replaced = draw(known.length > drawn.length ? known.slice(1) : known, drawn.length, random);
  const newcomerAt = new Map(replaced.map((place, at) => [place, drawn[at]]));
  return answer.map((candidate, place) => newcomerAt.get(place) ?? candidate);
}

function firstOf<T>(all: Iterable<T>, count: number): readonly T[] {
  const first: T[] = [];
  for (const one of all) {
    first.push(one);
    if (first.length === count) break;
  }
  return first;
}

/** `count` different ones of `all`, each as likely as any other. */
function draw<T>(all: readonly T[], count: number, random: () => number): readonly T[] {
  const left = [...all];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

function seedOf({ placement, item, session, now }: StepContext): number {
  const hour = Math.floor(now / EXPLORATION_PERIOD_MS);
  const question = [placement, item ?? "", ...session.map((interaction) => interaction.item), String(hour)].join("\n");
  return hashRange(question, 0, question.length, 0);
}
