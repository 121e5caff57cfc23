import { Money } from '#kernel';
import { PORTFOLIO_ORDERS, type Portfolio, type PortfolioOrder, type ReportChoice } from '#reports';
import { sentenceOf } from '../../access/index.js';
import { textIn, type BudgetFilter, type FilterQuery } from '../budget-filter.js';

/** What is asked of the portfolio, as read from an address, with what was typed. */
export interface PortfolioForm {
  readonly filter: BudgetFilter;
  readonly order: PortfolioOrder;
  /** Null is what was applied for. */
  readonly choice: ReadonlyMap<string, Money | null>;
  readonly ticked: ReadonlySet<string>;
  /** Amounts as they were typed, by file number. */
  readonly typed: ReadonlyMap<string, string>;
  /** Sentences by file number. */
  readonly errors: ReadonlyMap<string, string>;
}

export interface PortfolioView {
  readonly choices: readonly ReportChoice[];
  readonly form: PortfolioForm;
  readonly portfolio: Portfolio;
}

export const ORDER_WORDS: Readonly<Record<PortfolioOrder, string>> = {
  RECEIVED: 'nach Eingang',
  SMALLEST: 'kleinster Betrag zuerst',
  DISTRICT: 'nach Kreisschlüssel',
};

export const PORTFOLIO = '/haushalt/portfolio';

const AMOUNT = 'betrag-';
/** One page of a committee; more would not fit into an address. */
export const CHOSEN_MAX = 200;

/** Name of the field with the amount of an application. */
export const amountField = (fileNumber: string): string => `${AMOUNT}${fileNumber}`;

/** Reads wahl, betrag-… and reihenfolge. Ticked without an amount means what was applied for. */
export function readPortfolioForm(query: FilterQuery, filter: BudgetFilter): PortfolioForm {
  const ticked = new Set(listIn(query, 'wahl').slice(0, CHOSEN_MAX));
  const typed = new Map<string, string>();
  const choice = new Map<string, Money | null>();
  const errors = new Map<string, string>();
  for (const fileNumber of ticked) {
    const text = textIn(query, amountField(fileNumber));
    if (text === '') {
      choice.set(fileNumber, null);
      continue;
    }
    typed.set(fileNumber, text);
    const amount = Money.parseGerman(text);
    if (!amount.ok) errors.set(fileNumber, sentenceOf(amount.refusal));
    else if (amount.value.isNegative()) errors.set(fileNumber, 'Geben Sie einen Betrag ab 0,00 EUR an.');
    else choice.set(fileNumber, amount.value);
  }
  const order = PORTFOLIO_ORDERS.find((each) => each === textIn(query, 'reihenfolge')) ?? 'RECEIVED';
  return { filter, order, choice, ticked, typed, errors };
}

function listIn(query: FilterQuery, name: string): string[] {
  const value = query[name];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((each): each is string => typeof each === 'string' && /^[\w-]{1,60}$/.test(each));
}

/** The same question as an address, with other applications ticked. */
export function portfolioAddress(path: string, form: PortfolioForm, choice: ReadonlyMap<string, Money | null>): string {
  const { filter, order } = form;
  const query = new URLSearchParams({ programm: filter.programme, jahr: String(filter.year), reihenfolge: order });
  for (const [fileNumber, amount] of choice) {
    query.append('wahl', fileNumber);
    if (amount !== null) query.append(amountField(fileNumber), amount.toGerman());
  }
  return `${path}?${query}`;
}
