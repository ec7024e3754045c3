import { readFileSync } from 'node:fs';
import { planGroup } from './group-plan.ts';
import { linkedClaims, outlineOf } from './outline.ts';
import { choicesOf } from './choices.ts';
import { solvePlan } from './solve.ts';
import { bundlesOf, awardInOrder } from './bundle.ts';
import { bundleState, settleTotal, settleAwards, TableStore } from './best-awards.ts';
import { placementOf } from './placement.ts';
const p = JSON.parse(readFileSync('/tmp/case.json', 'utf8'));
const o = outlineOf(p);
for (const g of linkedClaims(o)) {
  const cs = choicesOf(o, g); console.log(g.length, cs.choices.length, cs.complete);
  const plan = planGroup(o, g); console.log(plan.choice, plan.awardOf, plan.proven);
  for (const b of bundlesOf(o, plan.choice.granted)) { const s = bundleState(b); const st = new TableStore(); const e = { left: 3e7 }; settleTotal(s, 0, st, e); console.log(b.claims.length, b.items.length, s.totalProven, e.left, s.placement!.awardFen.join(), placementOf(b, s.placement!.owner).awardFen.join()); settleAwards(s, st, e); console.log(e.left, s.placement!.awardFen.join(), placementOf(b, s.placement!.owner).awardFen.join()); }
}
import { baseFor } from './rates.ts';
const plan = solvePlan(p);
for (let c = 0; c < p.claims.length; c++) { const t = p.claims[c]; const base = t.fixedBaseFen + t.items.filter((x: any) => plan.countedItems[c]!.includes(x.item)).reduce((s: number, x: any) => s + x.amountFen, 0); console.log(c, plan.granted[c], plan.awardFen[c], 'need', baseFor(plan.awardFen[c]!, t.rateBp), 'has', base, JSON.stringify(plan.countedItems[c])); }
const gr = [3, 5, 6, 8, 9];
for (const b of bundlesOf(o, gr)) console.log(JSON.stringify(b.items), b.claims.map((c) => [c.claim, c.ownItems.join(), c.baseFen, c.capFen]));
