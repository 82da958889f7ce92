/**
 * Reciprocal rank of one list: 1 / place of the next item, 0 where it stands below `cutoff` or nowhere (`place` 0). Its mean over
 * the cases is MRR@k of session-rec (`evaluation/metrics/accuracy.py`). Voorhees, "The TREC-8 question answering track report", 1999.
 */
export const reciprocalRank = (place: number, cutoff: number): number => (place > 0 && place <= cutoff ? 1 / place : 0);
