export interface Money {
  /** Integer minor units. */
  readonly amount: number;
  readonly currency: string;
}

const format = (currency: string): Intl.NumberFormat => new Intl.NumberFormat("en-US", { style: "currency", currency });

/** Currency units, as events carry them: 2899 US cents are 28.99. */
export const inUnits = ({ amount, currency }: Money): number =>
  amount / 10 ** (format(currency).resolvedOptions().maximumFractionDigits ?? 2);

export const formatMoney = (money: Money): string => format(money.currency).format(inUnits(money));
