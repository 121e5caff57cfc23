export { answerInvitation, invitationOfLink, type InvitationView } from './use-cases/answer-invitation.js';
export { hashOfLink } from './use-cases/ballot-links.js';
export { castByLink, recordBallot, recuseSeat } from './use-cases/cast-ballot.js';
export { closeDueVote, closeDueVotes, closeVote } from './use-cases/close-vote.js';
export {
  cancelMeeting,
  changeMeeting,
  closeMeeting,
  inviteToMeeting,
  planMeeting,
  recordAttendance,
  seatsInTerm,
} from './use-cases/hold-meeting.js';
export {
  addDeputy,
  addSeat,
  changeRules,
  changeSeatContact,
  endSeat,
  foundBody,
  type BodyDraft,
  type SeatDraft,
} from './use-cases/keep-body.js';
export { mayKeep } from './use-cases/keeper.js';
export { openMotion, openVote, type OpenVote } from './use-cases/open-vote.js';
export { assignTask, completeTask, recordResolution, remindTasks } from './use-cases/resolve-and-assign.js';
export { approveMinutes, correctMinutes, sendMinutes, writeMinutes } from './use-cases/write-minutes.js';

export { bodiesOfPartnership, findBody, findSeat, listBodies, seatsOf } from './persistence/body.repository.js';
export {
  findMeeting,
  meetingsOf,
  resolutionsOf,
  upcomingMeetings,
  type Meeting,
  type MeetingDraft,
  type Resolution,
} from './persistence/meeting.repository.js';
export {
  ATTENDANCE_STATES,
  attendanceOf,
  INVITATION_ANSWERS,
  invitationsOf,
  minutesOf,
  tasksOf,
  type Attendance,
  type AttendanceState,
  type Invitation,
  type InvitationAnswer,
  type Minutes,
  type Task,
} from './persistence/meeting-record.repository.js';
export {
  findVote,
  rollOf,
  VOTE_MODES,
  votesOf,
  type Vote,
  type VoteMode,
  type VoteSeat,
  type VoteSubject,
} from './persistence/vote.repository.js';
export {
  ballotPaper,
  situationOf,
  voteOfSubject,
  type BallotPaper,
  type VoteSituation,
} from './read/vote-situation.js';

export { berlinClock, berlinInstant } from './domain/berlin-time.js';
export { BODY_KINDS, isInTerm, type Body, type BodyKind, type Deputy, type Seat, type Secrecy } from './domain/body.js';
export {
  MEETING_LIFECYCLE,
  MINUTES_LIFECYCLE,
  type MeetingAction,
  type MeetingStatus,
  type MinutesAction,
  type MinutesStatus,
} from './domain/meeting-lifecycle.js';
export {
  CHOICES,
  MAJORITIES,
  type Choice,
  type Counts,
  type Majority,
  type QuorumRule,
  type VoteCount,
  type VoteResult,
} from './domain/vote-count.js';
