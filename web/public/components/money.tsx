import { spokenAmount, yuanFigure } from '../amounts.ts';

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

/** A large figure to the fen: 353,820.00 元. For results. */
export function BigYuan({ fen }: { readonly fen: number }) {
  return (
    <span className="big">
      {yuanFigure(fen)}
      <small>元</small>
    </span>
  );
}
