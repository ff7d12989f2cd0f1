// What an act found out, as a sentence.
import { readable } from './fact-values.js';
import { phrase, t } from './words.js';

/** @param fact {fact, holds, ...values} */
export function factSentence({ fact, holds, ...values }) {
  const told = phrase(`fact.${fact}`, readable(values)) ?? `${fact} ${JSON.stringify(values)}`;
  return holds ? told : t('fact.fails', { fact: told });
}

/** All of it in one sentence, what does not hold first. */
export const proofSentence = (facts) =>
  [...facts].sort((a, b) => Number(a.holds) - Number(b.holds)).map(factSentence).join(t('fact.join'));
