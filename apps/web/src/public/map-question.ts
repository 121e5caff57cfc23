import { formatEuro } from '../layout/index.js';
import { pendingOf, sumOf, type PublicDistrict, type PublicPicture } from './public-picture.js';

export const QUESTIONS = ['foerderung', 'partnerschaft', 'kge', 'beratung'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What somebody asks the map. */
export interface MapQuestion {
  readonly question: Question;
  readonly programme: string;
  readonly year: number;
}

export interface MapAnswer {
  readonly isMarked: boolean;
  /** Granted, and not final yet: marked otherwise, and without a sum. */
  readonly isPending: boolean;
  /** Behind the name of the district, in the picture's texts and in the table. */
  readonly words: string;
}

export const QUESTION_WORDS: Readonly<
  Record<Question, { readonly label: string; readonly yes: string; readonly no: string }>
> = {
  foerderung: { label: 'Förderung', yes: 'gefördert', no: 'nicht gefördert' },
  partnerschaft: { label: 'Partnerschaft für Demokratie', yes: 'mit Partnerschaft', no: 'ohne Partnerschaft' },
  kge: { label: 'Mitglied bei „Kommunen gegen Extremismus“', yes: 'Mitglied', no: 'kein Mitglied' },
  beratung: { label: 'Beratungsangebot', yes: 'mit Angebot', no: 'ohne Angebot' },
};

/** Beside or instead of a sum. */
export const PENDING_WORDS = 'bewilligt, noch nicht bestandskräftig';

/** Reads the question from the address; what is unknown becomes the usual question of this year. */
export function questionFrom(query: Readonly<Record<string, unknown>>, picture: PublicPicture): MapQuestion {
  const question = QUESTIONS.find((each) => each === query['frage']) ?? 'foerderung';
  const programme = picture.programmes.find(({ code }) => code === query['programm'])?.code ?? 'NRWELTOFFEN';
  const year = picture.years.find((each) => String(each) === query['jahr']) ?? picture.today.year;
  return { question, programme, year };
}

export function answerFor(asked: MapQuestion, district: PublicDistrict): MapAnswer {
  switch (asked.question) {
    case 'foerderung': {
      const sum = sumOf(district, asked.programme, asked.year);
      const isPending = pendingOf(district, asked.programme, asked.year) > 0;
      const words = [sum.isPositive() ? formatEuro(sum) : '', isPending ? PENDING_WORDS : ''];
      return { isMarked: sum.isPositive(), isPending, words: words.filter(Boolean).join('; ') };
    }
    case 'partnerschaft':
      return listed(district.partnerships);
    case 'kge':
      return listed(district.kgeMember ? [`seit ${district.kgeMember.kgeMemberSince?.toGerman() ?? ''}`] : []);
    case 'beratung':
      return listed(district.offers.map(({ name }) => name));
  }
}

const listed = (names: readonly string[]): MapAnswer => ({
  isMarked: names.length > 0,
  isPending: false,
  words: names.join(', '),
});
