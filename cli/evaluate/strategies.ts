import * as z from "zod";
import { AssociationRulesParameters, associationRules } from "../../core/evaluation/baselines/association-rules.ts";
import { popularity } from "../../core/evaluation/baselines/popularity.ts";
import { ProductParameters, product } from "../../core/evaluation/baselines/product.ts";
import { SequentialRulesParameters, sequentialRules } from "../../core/evaluation/baselines/sequential-rules.ts";
import { sessionItems } from "../../core/evaluation/baselines/session-items.ts";
import { VmisKnnParameters, vmisKnn } from "../../core/evaluation/baselines/vmis-knn.ts";
import { VsknnParameters, vsknn } from "../../core/evaluation/baselines/vsknn.ts";
import { VstanParameters, vstan } from "../../core/evaluation/baselines/vstan.ts";
import { ensemble } from "../../core/evaluation/ensemble.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import type { TrainingSet } from "../../core/evaluation/training-set.ts";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { InputError } from "./input-error.ts";

/** A strategy with its parameters read: they are shown in the report. */
export interface ConfiguredStrategy {
  readonly parameters: { readonly [name: string]: unknown };
  readonly train: (set: TrainingSet) => Predictor | Promise<Predictor>;
}

type Configure = (parameters: unknown) => ConfiguredStrategy;

function strategy<S extends z.ZodType<object>>(
  schema: S,
  train: (set: TrainingSet, parameters: z.output<S>) => Predictor | Promise<Predictor>,
): Configure {
  return (given) => {
    const read = schema.safeParse(given);
    if (!read.success) throw new InputError(`--parameters: ${problemOf(read.error)}`);
    return { parameters: Object.fromEntries(Object.entries(read.data)), train: (set) => train(set, read.data) };
  };
}

function problemOf({ issues: [issue] }: z.ZodError): string {
  return issue === undefined
    ? "not understood"
    : `${issue.path.join(".")}${issue.path.length > 0 ? ": " : ""}${issue.message}`;
}

const NoParameters = z.strictObject({});

/** Every strategy by the name that `--strategy` takes. */
const STRATEGIES = {
  popularity: strategy(NoParameters, ({ log }) => popularity(log)),
  "session-items": strategy(NoParameters, () => sessionItems),
  ar: strategy(AssociationRulesParameters, ({ log }, parameters) => associationRules(log, parameters)),
  sr: strategy(SequentialRulesParameters, ({ log }, parameters) => sequentialRules(log, parameters)),
  vsknn: strategy(VsknnParameters, ({ log }, parameters) => vsknn(log, parameters)),
  "vmis-knn": strategy(VmisKnnParameters, ({ log }, parameters) => vmisKnn(log, parameters)),
  vstan: strategy(VstanParameters, ({ log }, parameters) => vstan(log, parameters)),
  product: strategy(ProductParameters, product),
  ensemble: strategy(NoParameters, (set) => ensemble(set, NODE_KERNELS)),
} as const satisfies { readonly [name: string]: Configure };

export type StrategyName = keyof typeof STRATEGIES;
export const STRATEGY_NAMES = Object.keys(STRATEGIES) as readonly StrategyName[];
export const DEFAULT_STRATEGY: StrategyName = "ensemble";

/** The strategy of a name, told the parameters of `json`, an object. Throws `InputError` for an unknown name or parameter. */
export function configureStrategy(name: string, json: string): ConfiguredStrategy {
  const known = STRATEGY_NAMES.find((one) => one === name);
  if (known === undefined)
    throw new InputError(`There is no strategy ${JSON.stringify(name)}: use one of ${STRATEGY_NAMES.join(", ")}.`);
  let parameters: unknown;
  try {
    parameters = JSON.parse(json);
  } catch {
    throw new InputError(`--parameters is not JSON: ${json}`);
  }
  return STRATEGIES[known](parameters);
}
