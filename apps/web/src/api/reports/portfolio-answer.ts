import type { Combination, Portfolio } from '#reports';

/** The portfolio for programs: amounts in cents, instants in UTC. */
export function portfolioAnswer(found: Portfolio): object {
  const { simulation, room } = found;
  return {
    programme: found.programme,
    programmeName: found.programmeName,
    budgetYear: found.year,
    standAt: found.time.standAt.toISOString(),
    order: found.order,
    applications: found.applications.map((each) => ({
      id: each.id,
      fileNumber: each.fileNumber,
      capHolder: each.capHolder,
      ags: each.ags,
      district: each.district,
      status: each.status,
      submittedAt: each.submittedAt?.toISOString() ?? null,
      authority: each.authority,
      requestedCents: each.amount.toCents(),
      reservedCents: each.reserved?.toCents() ?? 0,
    })),
    room: {
      holders: [...room.holders].map(([capHolder, free]) => ({ capHolder, freeCents: free.toCents() })),
      title: { aeCents: room.title.AE.toCents(), veCents: room.title.VE.toCents() },
    },
    combinations: {
      inOrder: combinationAnswer(found.inOrder),
      mostApplications: combinationAnswer(found.mostApplications),
      mostMoney: combinationAnswer(found.mostMoney),
    },
    simulation: {
      chosen: simulation.chosen.map(({ fileNumber, amount }) => ({ fileNumber, amountCents: amount.toCents() })),
      notPending: found.notPending,
      totalCents: simulation.total.toCents(),
      fits: simulation.fits,
      left: {
        holders: [...simulation.left.holders].map(([capHolder, left]) => ({ capHolder, leftCents: left.toCents() })),
        title: { aeCents: simulation.left.title.AE.toCents(), veCents: simulation.left.title.VE.toCents() },
      },
    },
  };
}

const combinationAnswer = ({ fileNumbers, total, isProvedBest }: Combination): object => ({
  fileNumbers,
  totalCents: total.toCents(),
  isProvedBest,
});
