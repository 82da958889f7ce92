/**
 * Hit rate of one list: 1 where the next item stands among the first `cutoff`. Its mean over the cases is HR@k of session-rec
 * (`evaluation/metrics/accuracy.py`), which papers on session graphs print as P@k or Recall@k.
 * `place` is the next item's place in the list from 1 on, 0 where it is not in it.
 */
export const hitRate = (place: number, cutoff: number): number => (place > 0 && place <= cutoff ? 1 : 0);
