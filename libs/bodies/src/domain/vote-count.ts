/** How many of those entitled have to take part: a share, and whether it must be exceeded or only reached. */
export interface QuorumRule {
  readonly numerator: number;
  readonly denominator: number;
  /** True: "mehr als die Hälfte"; false: "mindestens die Hälfte". */
  readonly isStrict: boolean;
}

export const MAJORITIES = ['SIMPLE', 'ABSOLUTE', 'TWO_THIRDS', 'UNANIMOUS'] as const;
export type Majority = (typeof MAJORITIES)[number];

export const CHOICES = ['YES', 'NO', 'ABSTAIN'] as const;
export type Choice = (typeof CHOICES)[number];

export type VoteResult = 'RECOMMENDED' | 'NOT_RECOMMENDED' | 'NO_QUORUM';

/** One place on the roll of a vote. Recused: §§ 20, 21 VwVfG, § 31 GO NRW; the seat neither votes nor counts. */
export interface RollSeat {
  readonly seatId: string;
  readonly isRecused: boolean;
}

export interface Counts {
  readonly yes: number;
  readonly no: number;
  readonly abstained: number;
}

export interface VoteCount extends Counts {
  /** Seats that may vote: the roll without those recused. */
  readonly entitled: number;
  readonly recused: number;
  readonly cast: number;
  readonly quorumNeeded: number;
  readonly quorumMet: boolean;
  readonly result: VoteResult;
}

/** Smallest number of seats that meets the quorum; at least one, so that nobody decides nothing by absence. */
export function quorumNeeded(entitled: number, rule: QuorumRule): number {
  const share = (entitled * rule.numerator) / rule.denominator;
  return Math.max(1, rule.isStrict ? Math.floor(share) + 1 : Math.ceil(share));
}

/** Abstentions count towards the quorum, never towards a majority of the votes cast. */
export function hasMajority(counts: Counts, entitled: number, majority: Majority): boolean {
  const { yes, no } = counts;
  switch (majority) {
    case 'SIMPLE':
      return yes > no;
    case 'ABSOLUTE':
      return yes * 2 > entitled;
    case 'TWO_THIRDS':
      return yes > 0 && yes * 3 >= (yes + no) * 2;
    case 'UNANIMOUS':
      return yes > 0 && no === 0;
  }
}

/** The outcome of a vote from its roll and counts. Throws where more ballots lie there than seats may vote. */
export function outcomeOf(roll: readonly RollSeat[], counts: Counts, rule: QuorumRule, majority: Majority): VoteCount {
  const recused = roll.filter(({ isRecused }) => isRecused).length;
  const entitled = roll.length - recused;
  const cast = counts.yes + counts.no + counts.abstained;
  if (cast > entitled) throw new RangeError(`${cast} ballots of ${entitled} seats`);
  const needed = quorumNeeded(entitled, rule);
  const quorumMet = cast >= needed;
  const accepted = hasMajority(counts, entitled, majority);
  const result = quorumMet ? (accepted ? 'RECOMMENDED' : 'NOT_RECOMMENDED') : 'NO_QUORUM';
  return { ...counts, entitled, recused, cast, quorumNeeded: needed, quorumMet, result };
}

/** Counts the ballots of seats that are on the roll and not recused; every other ballot is none. */
export function countBallots(roll: readonly RollSeat[], ballots: ReadonlyMap<string, Choice>): Counts {
  const choices = roll.flatMap(({ seatId, isRecused }) => (isRecused ? [] : [ballots.get(seatId)]));
  const number = (choice: Choice): number => choices.filter((each) => each === choice).length;
  return { yes: number('YES'), no: number('NO'), abstained: number('ABSTAIN') };
}
