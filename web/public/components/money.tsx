import { spokenAmount } from '../amounts.ts';

/** A large figure with its unit: 50 万元. For ceilings that people talk about. */
export function BigMoney({ fen }: { readonly fen: number }) {
  const { figure, unit } = spokenAmount(fen);
  return (
    <span className="big">
      {figure}
      <small>{unit}</small>
    </span>
  );
}
