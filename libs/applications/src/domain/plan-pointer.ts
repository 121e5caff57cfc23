import type { FinancePlan } from '#funding-law';

/** The draft field behind a pointer into the finance plan: /costItems/2/amounts/2027 is `cost.<id>.amount.2027`. */
export function fieldOfPlanPointer(pointer: string, plan: FinancePlan): string {
  const [, list, index, property, year] = pointer.split('/');
  if (list === 'costItems') {
    const item = index === undefined ? undefined : plan.costItems[Number(index)];
    if (!item) return 'cost';
    return property === 'amounts'
      ? `cost.${item.id}.amount.${year ?? ''}`
      : `cost.${item.id}.${property ?? 'description'}`;
  }
  if (list === 'funding') {
    const item = index === undefined ? undefined : plan.funding[Number(index)];
    return item && property === 'amounts' ? `funding.${item.kind}.${year ?? ''}` : 'funding';
  }
  return 'cost';
}
