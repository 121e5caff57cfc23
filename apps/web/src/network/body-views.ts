import {
  BODY_KINDS,
  CHOICES,
  MAJORITIES,
  VOTE_MODES,
  type Body,
  type Meeting,
  type Resolution,
  type Seat,
  type Task,
  type Vote,
  type VoteSeat,
  type VoteSituation,
} from '#bodies';
import { Choice, Day, Flag, Id, Instant, ListOf, Text, TextList, Whole } from '../api/frame/fields.js';

export class BodyView {
  @Id() id: string;
  @Choice(BODY_KINDS) kind: string;
  @Text() name: string;
  @Id({ nullable: true, description: 'Null: kept by the authority itself.' }) organisationId: string | null;
  @Id({ nullable: true }) partnershipId: string | null;
  @Text({ description: 'Share of the entitled seats.', example: '1/2' }) quorum: string;
  @Flag({ description: 'The share has to be exceeded, not reached.' }) quorumIsStrict: boolean;
  @Choice(MAJORITIES) majority: string;
  @Choice(['OPEN', 'SECRET']) secrecy: string;
}

export class BodyList {
  @ListOf(() => BodyView) bodies: BodyView[];
}

export class SeatView {
  @Id() id: string;
  @Text() organisation: string;
  @Text() role: string;
  @Flag() hasVote: boolean;
  @Day() from: string;
  @Day({ nullable: true }) to: string | null;
}

export class MeetingView {
  @Id() id: string;
  @Id() bodyId: string;
  @Whole() number: number;
  @Text() title: string;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @Text() place: string;
  @Choice(['PLANNED', 'INVITED', 'HELD', 'CANCELLED']) status: string;
  @TextList() agenda: string[];
}

export class ResolutionView {
  @Id() id: string;
  @Text({ example: '3/2027' }) number: string;
  @Text() wording: string;
  @Day() decidedOn: string;
}

export class TaskView {
  @Id() id: string;
  @Text() title: string;
  @Text() organisation: string;
  @Day() dueOn: string;
  @Day({ nullable: true }) doneOn: string | null;
}

export class BodyWhole extends BodyView {
  @ListOf(() => SeatView) seats: SeatView[];
  @ListOf(() => MeetingView) meetings: MeetingView[];
  @ListOf(() => ResolutionView) resolutions: ResolutionView[];
  @ListOf(() => TaskView) tasks: TaskView[];
}

export class RollView {
  @Id() seatId: string;
  @Text() organisation: string;
  @Text({ nullable: true }) recusalReason: string | null;
  @Flag() hasCast: boolean;
  @Choice(CHOICES, { nullable: true, description: 'Null in a secret vote, and in an online vote that runs.' })
  choice: string | null;
}

export class VoteView {
  @Id() id: string;
  @Id() bodyId: string;
  @Text() title: string;
  @Choice(VOTE_MODES) mode: string;
  @Choice(['OPEN', 'CLOSED']) state: string;
  @Instant({ nullable: true }) closesAt: string | null;
  @Whole() entitled: number;
  @Whole() recused: number;
  @Whole() cast: number;
  @Whole() quorumNeeded: number;
  @Flag() quorumMet: boolean;
  @Whole({ nullable: true, description: 'Null while nobody may see how the vote stands.' }) yes: number | null;
  @Whole({ nullable: true }) no: number | null;
  @Whole({ nullable: true }) abstained: number | null;
  @Choice(['RECOMMENDED', 'NOT_RECOMMENDED', 'NO_QUORUM'], { nullable: true }) result: string | null;
  @ListOf(() => RollView) roll: RollView[];
}

export const toBodyView = (body: Body): BodyView => ({
  id: body.id,
  kind: body.kind,
  name: body.name,
  organisationId: body.ownerOrganisationId,
  partnershipId: body.partnershipId,
  quorum: `${body.quorum.numerator}/${body.quorum.denominator}`,
  quorumIsStrict: body.quorum.isStrict,
  majority: body.majority,
  secrecy: body.secrecy,
});

export const toSeatView = (seat: Seat): SeatView => ({
  id: seat.id,
  organisation: seat.organisation,
  role: seat.role,
  hasVote: seat.hasVote,
  from: seat.from.toString(),
  to: seat.to?.toString() ?? null,
});

export const toMeetingView = (meeting: Meeting): MeetingView => ({
  id: meeting.id,
  bodyId: meeting.bodyId,
  number: meeting.number,
  title: meeting.title,
  startsAt: meeting.startsAt.toISOString(),
  endsAt: meeting.endsAt.toISOString(),
  place: meeting.place,
  status: meeting.status,
  agenda: [...meeting.agenda],
});

export const toResolutionView = ({ id, number, year, wording, decidedOn }: Resolution): ResolutionView => ({
  id,
  number: `${number}/${year}`,
  wording,
  decidedOn: decidedOn.toString(),
});

export const toTaskView = ({ id, title, organisation, dueOn, doneOn }: Task): TaskView => ({
  id,
  title,
  organisation,
  dueOn: dueOn.toString(),
  doneOn: doneOn?.toString() ?? null,
});

export function toVoteView(vote: Vote, situation: VoteSituation, roll: readonly VoteSeat[]): VoteView {
  const shown = (count: number): number | null => (situation.isCountHidden ? null : count);
  return {
    id: vote.id,
    bodyId: vote.bodyId,
    title: vote.title,
    mode: vote.mode,
    state: vote.state,
    closesAt: vote.closesAt?.toISOString() ?? null,
    ...{ entitled: situation.entitled, recused: situation.recused, cast: situation.cast },
    ...{ quorumNeeded: situation.quorumNeeded, quorumMet: situation.quorumMet, result: situation.result },
    ...{ yes: shown(situation.yes), no: shown(situation.no), abstained: shown(situation.abstained) },
    roll: roll.map((seat) => ({ ...seat })),
  };
}
