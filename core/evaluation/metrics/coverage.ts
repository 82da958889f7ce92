/**
 * Share of the catalog that stood in at least one list (session-rec, `evaluation/metrics/coverage.py`; aggregate diversity of
 * Adomavicius and Kwon, IEEE TKDE 24(5), 2012). `exposure`: lists that each item of training stood in.
 */
export function coverage(exposure: Uint32Array): number {
  let shown = 0;
  for (const lists of exposure) if (lists > 0) shown++;
  return exposure.length === 0 ? 0 : shown / exposure.length;
}
