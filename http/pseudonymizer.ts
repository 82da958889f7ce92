import { createPseudonymizer, type Pseudonymizer } from "../core/privacy/pseudonym.ts";

let made: { readonly key: string; readonly pseudonymize: Promise<Pseudonymizer> } | null = null;

/** The deployment's pseudonymizer, imported once per isolate. Rejects when the secret is missing or short. */
export function pseudonymizerOf(env: { readonly PSEUDONYM_KEY: string }): Promise<Pseudonymizer> {
  if (made === null || made.key !== env.PSEUDONYM_KEY)
    made = { key: env.PSEUDONYM_KEY, pseudonymize: createPseudonymizer(env.PSEUDONYM_KEY) };
  return made.pseudonymize;
}
